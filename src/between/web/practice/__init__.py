"""Words to read before anything is kept, and a way to reach help."""
