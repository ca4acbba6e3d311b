"""The body: painting, the list, what it is like, sharing."""
