"""What the client is written, and what the manager sees of it beforehand."""
