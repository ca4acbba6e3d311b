"""Pages: a door, a form, the shelf, insight, a template."""
