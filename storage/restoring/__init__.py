"""Copies of the database, and what happens when one is put back."""
