"""The calendar of one delivery: its own, else that of its process, else that of the workspace."""
