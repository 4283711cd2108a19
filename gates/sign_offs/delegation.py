"""Somebody who signs for somebody else."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(slots=True)
class Delegation:
    """The delegate signs on behalf of the principal: at one gate, or at all of the delivery.

    The principal may go on signing, unless the manager has put the delegate in their place.
    """

    number: int
    principal: str
    delegate: str
    named_at: datetime
    named_by: str
    starts_on: date
    ends_on: date | None = None  # its last day
    phase: str | None = None  # None: everywhere in the delivery
    role: str | None = None  # None: every role of the principal
    replaces: bool = False
    reason: str | None = None
    began_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None

    @property
    def in_force(self) -> bool:
        return self.began_at is not None and self.ended_at is None

    def concerns(self, phase: str, role: str) -> bool:
        return self.phase in (None, phase) and self.role in (None, role)

    def meets(self, phase: str | None) -> bool:
        """Whether both may concern the same gate."""
        return phase is None or self.phase in (None, phase)

    def is_over_on(self, day: date) -> bool:
        return self.ends_on is not None and self.ends_on < day
