"""What somebody who supports a phase, or is kept informed, fears about it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Concern:
    """Open until the owner of the phase has answered it; the gate does not close before."""

    phase: str
    round: int
    number: int
    text: str
    raised_at: datetime
    raised_by: str
    answer: str | None = None
    answered_at: datetime | None = None
    answered_by: str | None = None

    @property
    def is_open(self) -> bool:
        return self.answered_at is None
