"""The therapist's side: who joined, and what each of them chose to show."""
