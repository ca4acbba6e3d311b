"""Pictures of insight in, SVG out: for pages, letters and the command line."""
