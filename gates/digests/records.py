"""What the record keeps of the messages to the client: how they were set, and each of them."""

from dataclasses import dataclass
from datetime import datetime

from gates.process_files.digests import Cadence, Language, MessageKind
from gates.working_time.calendar import Weekday


@dataclass(slots=True)
class DigestSettings:
    """How the client of a delivery is written; the newest counts."""

    number: int
    cadence: Cadence
    weekday: Weekday
    hour: int  # in the client's time zone
    time_zone: str
    to_channel: bool  # the client's Slack channel
    mail_to: str | None  # addresses with commas between them
    language: Language
    goes_by_itself: bool
    preview_hours: int
    set_at: datetime
    set_by: str

    @property
    def addresses(self) -> list[str]:
        return self.mail_to.split(", ") if self.mail_to else []


@dataclass(slots=True)
class ClientUpdate:
    """A message to the client: planned, then shown to the manager, then sent or skipped."""

    number: int
    kind: MessageKind
    planned_at: datetime
    due_at: datetime | None = None  # its hour; None: it goes when the manager sends it
    next_at: datetime | None = None  # when the clock has to look at it
    phase: str | None = None  # the gate that asked for it
    round: int | None = None
    previewed_at: datetime | None = None
    waiting_since: datetime | None = None  # its hour came, and it does not go by itself
    note: str | None = None
    note_by: str | None = None
    sent_at: datetime | None = None
    sent_by: str | None = None
    language: Language | None = None
    channel: str | None = None  # where it went
    mail_to: str | None = None
    summary: str | None = None
    undelivered: str | None = None  # why it did not arrive
    skipped_at: datetime | None = None
    skipped_by: str | None = None
    skipped_because: str | None = None

    @property
    def is_open(self) -> bool:
        return self.sent_at is None and self.skipped_at is None

    @property
    def is_shown(self) -> bool:
        """Whether the manager has it before them."""
        return self.is_open and self.previewed_at is not None
