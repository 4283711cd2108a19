"""Forms: one file for each modal with fields."""
