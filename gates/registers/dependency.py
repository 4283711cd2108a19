"""Work that cannot be finished before another delivery is."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(slots=True)
class Dependency:
    """What is known of the other delivery is written down here whenever that changes."""

    number: int
    upstream: str  # the other delivery's id
    upstream_name: str
    needed_for: str
    first_expected_on: date  # when it was added
    expected_on: date
    added_at: datetime
    added_by: str
    needed_on: date | None = None
    arrived_on: date | None = None
    lost_at: datetime | None = None  # it was cancelled
    ended_at: datetime | None = None
    ended_by: str | None = None
    ended_because: str | None = None

    @property
    def is_live(self) -> bool:
        return self.ended_at is None

    @property
    def blocks(self) -> bool:
        return self.is_live and self.arrived_on is None

    @property
    def slipped_days(self) -> int:
        """How much later it is than when it was added; less than nothing where it comes earlier."""
        return ((self.arrived_on or self.expected_on) - self.first_expected_on).days

    @property
    def comes_too_late(self) -> bool:
        return self.needed_on is not None and (self.arrived_on or self.expected_on) > self.needed_on
