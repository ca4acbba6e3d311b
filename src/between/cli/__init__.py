"""Commands for the owner of the server and for researchers."""
