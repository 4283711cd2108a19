"""The door for time: what is due."""
