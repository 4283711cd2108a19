"""The real clock: the only place of the app that asks what time it is."""

from datetime import UTC, datetime


class Clock:
    """Anything with this method can stand in for it."""

    def now(self) -> datetime:
        """The present, zone-aware in UTC."""
        return datetime.now(UTC)
