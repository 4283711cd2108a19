"""Closed deliveries go into files of their own, and out of the database."""
