"""How an escalation is told: what stands still, who was asked, where it went."""
