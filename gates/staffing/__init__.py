"""Whether there are people enough for what a process asks, before it hurts."""
