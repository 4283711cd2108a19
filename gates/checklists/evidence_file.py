"""A file that shows an item is met: kept in Slack, and here by reference with what proves it unchanged."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class EvidenceFile:
    phase: str
    round: int
    number: int
    item: str  # its key
    file: str  # Slack's id
    added_at: datetime
    added_by: str
    name: str | None = None
    size: int | None = None  # bytes
    sha256: str | None = None
    link: str | None = None
    read_at: datetime | None = None
    trouble: str | None = None  # why it could not be read
