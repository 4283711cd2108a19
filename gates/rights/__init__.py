"""Who may see what, and who changes it."""
