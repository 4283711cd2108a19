"""A delivery as a list shows it, without having been loaded."""

from dataclasses import dataclass
from datetime import date, datetime

from gates.waiting import WaitKind


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that somebody is waited for."""

    delivery_id: str
    name: str
    client: str | None
    kind: WaitKind
    user_id: str | None
    role_name: str | None
    phase_label: str
    since: datetime
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    delivery_id: str
    name: str
    client: str | None
    private: bool
    status: str
    phase_label: str
    due_on: date | None
    late_after: date | None
    agreed_on: date
    held: bool
    escalations: int
    waits_on_client: bool
    upstream: int  # deliveries that it is blocked by
    over: bool
    manager: str | None  # the first of them
    practice: bool = False

    def is_late(self, today: date) -> bool:
        return self.late_after is not None and self.late_after < today


@dataclass(frozen=True, slots=True)
class Found:
    """`where` is the kind of text in which the words stand, and `excerpt` a piece of it."""

    row: Row
    where: str
    excerpt: str
