"""Two versions of a process: comparing them, and moving a running delivery from one to the other."""
