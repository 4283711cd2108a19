"""Who holds a role of a delivery."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Holder:
    """A person named for a role; a released holder stays in the record."""

    number: int
    role: str
    user_id: str
    named_at: datetime
    named_by: str
    released_at: datetime | None = None
    released_by: str | None = None
