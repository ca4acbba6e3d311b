"""Keeping moments and the people in them."""
