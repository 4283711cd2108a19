"""Many deliveries at once: lists, searches, who is waited for, and the portfolio."""
