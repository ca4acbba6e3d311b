"""The body: painting what is felt, and what many paintings say together."""
