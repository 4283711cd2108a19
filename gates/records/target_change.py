"""A target date that stood before it was moved."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(slots=True)
class TargetChange:
    number: int
    milestone: str  # its key
    was_on: date
    target_on: date  # as it was from then on
    because: str
    changed_at: datetime
    changed_by: str
