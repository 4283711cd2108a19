"""How the registers of a delivery are entered and read."""
