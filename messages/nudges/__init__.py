"""What people are nudged with."""
