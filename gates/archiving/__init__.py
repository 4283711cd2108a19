"""Putting away deliveries that are over."""
