"""The card after a session, from both chairs, and how the two are opened together."""
