"""What the bot says: values in, Block Kit out."""
