"""Between us: the course, what helps a therapist now, and the way back that both read."""
