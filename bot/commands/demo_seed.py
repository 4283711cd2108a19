"""What the demo shows at its start: one delivery that waits at its first gate."""


def seed(sandbox_url: str) -> None:
    """Start the sample delivery as a person would, through the sandbox at this address."""
