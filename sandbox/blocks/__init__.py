"""Blocks and views: which are allowed, what Slack fills in, what a person has typed into them."""
