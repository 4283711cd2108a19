"""What the bot sent and heard, to take along: as a line for the shell, or as a test."""
