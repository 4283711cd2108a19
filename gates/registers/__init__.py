"""The registers of a delivery: decisions, scope additions, risks, dependencies."""
