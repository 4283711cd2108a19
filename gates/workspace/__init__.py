"""What a workspace says for all its deliveries."""
