"""A nudge: one person, one thing that is asked of them, and when they are reminded of it next."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256


@dataclass(slots=True)
class Nudge:
    about: str  # what is asked, see `asked.about`
    user_id: str
    since: datetime  # from which on it is counted
    due_at: datetime | None  # of the next one; None: they have had enough
    due_on: date | None = None  # the date that it was counted back from
    step: int = 0  # how many were sent
    nudged_at: datetime | None = None
    message: int | None = None  # the number of the person's message in which it stands
    snoozed_until: datetime | None = None
    declined_at: datetime | None = None  # when they said that they are not the one to ask

    @property
    def is_counted(self) -> bool:
        """Whether it is known when the next one comes; the clock finds out for whom nobody knew the zone."""
        return self.due_at is not None and self.due_at > self.since

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands among the others."""
        return self.about, self.user_id

    @property
    def mark(self) -> str:
        """Names it in a button: the same as long as the same is asked of the same person."""
        return sha256(f"{self.about}|{self.user_id}|{self.since.isoformat()}".encode()).hexdigest()[:16]
