"""Nudges: who is reminded of what, when, how often and by which way."""
