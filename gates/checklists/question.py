"""A question on one item, put to its owner."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Question:
    """Shown on the card until its answer is written; it holds nothing up."""

    phase: str
    round: int
    number: int
    item: str  # its key
    about: str  # the item as it read then
    text: str
    asked_at: datetime
    asked_by: str
    answer: str | None = None
    answered_at: datetime | None = None
    answered_by: str | None = None

    @property
    def is_open(self) -> bool:
        return self.answered_at is None
