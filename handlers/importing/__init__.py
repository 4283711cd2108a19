"""The door for a file: running work that comes in as rows of a table."""
