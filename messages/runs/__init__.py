"""What is said about runs: their counts on one card, and each failure in full."""
