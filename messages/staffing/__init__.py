"""Who would have to sign what, and where too few people are left."""
