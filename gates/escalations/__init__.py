"""What cannot wait any longer goes to the next person: by hand, up a chain of levels, or after a delay."""
