"""How a delivery goes through its phases: starting, handing over, passing, returning, closing."""
