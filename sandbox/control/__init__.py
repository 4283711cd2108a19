"""The control API: what tests, scripts and the panel read and do."""
