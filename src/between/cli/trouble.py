"""What stops a command."""


class Trouble(Exception):
    """One sentence that says what was found and how to mend it; the command ends with 2."""
