"""A made-up life to look at: everybody in it and every word of it is invented."""
