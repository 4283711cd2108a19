"""Processes: listed, outlined, compared, previewed."""
