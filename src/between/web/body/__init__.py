"""What is felt in the body: painting it, and what many paintings say together."""
