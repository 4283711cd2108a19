"""The real clock: the only place of the app that asks what time it is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    """Anything with this method can stand in for it."""

    def now(self) -> datetime:
        """The present, zone-aware in UTC."""
        return datetime.now(UTC)


class DemoClock(Clock):
    """The sandbox's clock: real time, moved on by the seconds in a file that web and clock processes share.

    Read each time, so that whoever moves the clock sees its work at once. Slack's signatures never ask it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=float(self._file.read_text()))


def clock_for(demo: Path | None) -> Clock:
    return DemoClock(demo) if demo else Clock()
