"""One readiness criterion, and what may be done to it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Part(StrEnum):
    PACKAGE = "package"
    CHECKLIST = "checklist"


class Origin(StrEnum):
    PROCESS = "process"
    CONDITION = "condition"
    REWORK = "rework"
    WAIVER = "waiver"  # one that a passed gate had waived for a time
    DONE = "done"  # a part of the definition of done that was added or worded anew
    CHECK = "check"  # asked because a check failed


@dataclass(slots=True)
class Item:
    """A criterion of one round of a gate, or a part of the package that opens it.

    It is done when it was ticked, or waived ("not applicable"), and not since reopened.
    """

    phase: str
    round: int
    key: str
    position: int
    part: Part
    origin: Origin
    text: str
    owner: str  # a role
    required: bool = True
    evidence_required: bool = False
    owner_user: str | None = None  # the one person asked, where a condition names one
    due_on: date | None = None
    ticked_at: datetime | None = None
    ticked_by: str | None = None
    evidence: str | None = None
    waived_at: datetime | None = None
    waived_by: str | None = None
    waived_because: str | None = None
    waived_until: date | None = None  # the last day on which the waiver holds
    evidence_at: datetime | None = None
    evidence_by: str | None = None
    # what the newest check reported; the link of the one that turned it green, or red, is the evidence
    checked_at: datetime | None = None
    checked_by: str | None = None
    check_green: bool | None = None
    check_value: str | None = None  # with its unit
    rejected_at: datetime | None = None  # when a rejection found it not to be met; until it is done again
    carried_from: int | None = None  # the round in which it was done, where it came over from there

    @property
    def done(self) -> bool:
        return self.ticked_at is not None or self.waived_at is not None

    @property
    def blocks(self) -> bool:
        return self.required and not self.done

    @property
    def failing(self) -> bool:
        """The newest check found it not to be so."""
        return self.check_green is False and not self.done

    @property
    def outdated(self) -> bool:
        """The newest check was green, and does not count any more."""
        return self.check_green is True and not self.done

    def reopen(self) -> None:
        self.ticked_at = self.ticked_by = None
        self.waived_at = self.waived_by = self.waived_because = self.waived_until = None
        self.carried_from = None
