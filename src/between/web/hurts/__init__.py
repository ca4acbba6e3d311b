"""Something between us: how a client tells it, where it rests, and what it resembles."""
