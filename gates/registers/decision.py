"""What was decided beside the gates, why, and what else was considered."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(slots=True)
class LoggedDecision:
    number: int
    what: str
    why: str
    decided_by: str  # a user id
    decided_on: date
    shareable: bool  # whether the client may read it
    logged_at: datetime
    logged_by: str
    alternatives: str | None = None
    link: str | None = None  # to the message in which it was made
