"""Say what happened, in the client's words: frozen dataclasses, their words and their codec."""
