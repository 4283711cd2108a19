"""Something that is to be delivered besides what was agreed, and what was decided about it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ScopeVerdict(StrEnum):
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REFUSED = "refused"


@dataclass(slots=True)
class ScopeAddition:
    number: int
    what: str
    why: str
    raised_at: datetime
    raised_by: str
    link: str | None = None  # to the message that it came from
    verdict: ScopeVerdict | None = None
    reason: str | None = None
    effect: str | None = None  # on the dates
    agreed_on: date | None = None  # the delivery date that was agreed with it
    decided_at: datetime | None = None
    decided_by: str | None = None

    @property
    def is_open(self) -> bool:
        return self.verdict is None

    @property
    def is_final(self) -> bool:
        """What was deferred may still be accepted or refused."""
        return self.verdict in (ScopeVerdict.ACCEPTED, ScopeVerdict.REFUSED)
