"""One run through the repeating phases, and how many ended on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class RunEnd(StrEnum):
    GREEN = "green"
    FAILED = "failed"
    OVERTAKEN = "overtaken"  # nothing failed, but a later run reached its end first


@dataclass(slots=True)
class Run:
    """Its gates are the rounds of its number. Once it is folded only the counts and the audit log know it."""

    number: int
    name: str  # by which the checks report it
    started_at: datetime
    started_by: str
    released_at: datetime | None = None  # when its last phase began
    failed_at: datetime | None = None  # when a check of it failed first
    broke_at: datetime | None = None  # when a check of its last phase did, which is a failed change
    ended_at: datetime | None = None
    ended_as: RunEnd | None = None
    folded_at: datetime | None = None

    @property
    def is_live(self) -> bool:
        return self.ended_at is None


@dataclass(slots=True)
class RunDay:
    """How the runs ended that ended on this day, in UTC."""

    day: date
    green: int = 0
    failed: int = 0
    overtaken: int = 0
