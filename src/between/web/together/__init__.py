"""What both write, on pages that are the same for both: how they use this."""
