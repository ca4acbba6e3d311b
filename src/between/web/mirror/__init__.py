"""What returns, and whether it is like that with the therapist too."""
