"""Erasing words about a person wherever they stand, while the audit logs still verify."""
