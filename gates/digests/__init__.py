"""What the client is written: when, what of the delivery it may hold, and who lets it go."""
