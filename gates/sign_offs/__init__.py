"""Who may sign, what a signature counts for, and when it has to be given again."""
