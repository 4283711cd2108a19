"""Somebody has left the workspace: what they owed, and who takes it on."""
