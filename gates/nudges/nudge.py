"""A nudge: one person, one thing that is asked of them, and when they are reminded of it next."""

from collections.abc import Iterable
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
    in_place_of: str | None = None  # who is asked, but away

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


def is_in_anybodys_place(nudges: Iterable[Nudge], user_id: str, principal: str | None = None) -> bool:
    """Whether this person is asked for somebody who is away: for that one, where one is named."""
    places = {each.in_place_of for each in nudges if each.user_id == user_id and each.in_place_of}
    return principal in places if principal else bool(places)
