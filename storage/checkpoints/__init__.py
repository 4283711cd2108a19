"""Checkpoints: signed rows that chain the heads of all audit chains of a workspace."""
