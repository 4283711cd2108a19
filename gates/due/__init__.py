"""When the clock has to look at a delivery, and for what."""
