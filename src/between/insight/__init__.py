"""Stories in, a picture with its uncertainty out; pure functions only."""
