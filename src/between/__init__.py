"""Between: what happens between two people, kept sealed and seen honestly."""

__version__ = "0.1.0"
