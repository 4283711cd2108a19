"""The wish to pass a gate against its own rules."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Override:
    """Asked by one person, and carried out when another one confirms it; or declined."""

    phase: str
    round: int
    number: int
    reason: str
    asked_at: datetime
    asked_by: str
    confirmed_at: datetime | None = None
    confirmed_by: str | None = None
    declined_at: datetime | None = None
    declined_by: str | None = None

    @property
    def is_open(self) -> bool:
        return self.confirmed_at is None and self.declined_at is None
