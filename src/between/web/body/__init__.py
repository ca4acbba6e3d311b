"""The body: painting what is felt, by finger or by a list of places."""
