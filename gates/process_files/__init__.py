"""Process files: their shape, reading and composing them, and what they must obey."""
