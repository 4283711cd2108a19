"""A card: one Slack message, or a Home, that shows the state of something."""

from dataclasses import dataclass
from datetime import datetime

HOME = "home"
NUDGES = "nudges"  # to one person, about any number of deliveries


@dataclass(frozen=True, slots=True)
class Card:
    workspace_id: str
    id: str
    kind: str
    delivery_id: str | None
    phase: str | None
    round: int | None
    number: int | None
    user_id: str | None
    channel_id: str | None
    ts: str | None
    wanted: int
    shown: int
    shown_digest: str | None
    pinned: bool
    posting_since: datetime | None
    claimed_until: datetime | None
    retry_at: datetime | None
    attempts: int  # claims since it was last shown
    error: str | None
    settled_at: datetime | None
    created_at: datetime
    priority: int  # 0 is the most urgent
    given_up_at: datetime | None
    tried: int | None
    tries: int

    @property
    def may_be_posted(self) -> bool:
        """An earlier try may have posted it without our hearing of it: look for it first."""
        return self.ts is None and self.attempts > 1

    @property
    def tries_of_this(self) -> int:
        """How often this version has failed: a change of what is to be shown has all its tries."""
        return self.tries if self.tried == self.wanted else 0


def card_id(
    kind: str,
    delivery_id: str | None = None,
    phase: str | None = None,
    round: int | None = None,  # noqa: A002
    number: int | None = None,
    user_id: str | None = None,
) -> str:
    """What a card is about, in one word: there are no two cards about the same."""
    parts = (kind, delivery_id, phase, round, number, user_id)
    return "/".join("" if part is None else str(part) for part in parts)
