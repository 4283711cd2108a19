"""An escalation: what stands still, to whom it was taken, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(slots=True)
class Escalation:
    """Open until it is resolved. Each level of a chain is one of its own, so that the record shows each."""

    number: int
    issue: str
    escalated_to: str  # a user id; where a role is named, the first who held it then
    raised_at: datetime
    raised_by: str
    phase: str | None = None
    resolution: str | None = None
    resolved_at: datetime | None = None
    resolved_by: str | None = None
    round: int | None = None  # with a phase: the gate that stands still
    level: int | None = None  # of the process's chain, from 1; None where no chain brought it
    role: str | None = None  # whoever holds it now is asked
    asked: str = ""  # the user ids of those whose turn it was, with spaces between
    stands_since: datetime | None = None  # since when they were waited for
    milestone: str | None = None  # the one that is too late
    target_on: date | None = None  # the target that it misses
    channel_id: str | None = None  # where it is told besides the direct messages
    evidence: str | None = None  # the message that it was raised from
    evidence_by: str | None = None
    evidence_link: str | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str | None = None

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None

    @property
    def people_asked(self) -> list[str]:
        return self.asked.split()

    def is_at(self, phase: str, number: int) -> bool:
        """Whether it came up the chain at this gate."""
        return self.level is not None and (self.phase, self.round) == (phase, number)
