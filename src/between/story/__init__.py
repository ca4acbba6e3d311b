"""What happened, in the client's words: frozen dataclasses, vocabulary, codec."""
