"""What the clock looks for: each query costs what is due, not what exists."""
