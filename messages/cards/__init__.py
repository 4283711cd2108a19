"""Cards: what stands in a channel and is drawn again."""
