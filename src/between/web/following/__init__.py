"""Following a sensation: a practice in eight steps that can be stopped on each, and the room."""
