"""Messages to the client of a delivery, and the digest that a manager gets in the morning."""

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, Table, Text

from gates.process_files.digests import Cadence, Language, MessageKind
from gates.working_time.calendar import Weekday
from storage.tables.columns import Instant, Word
from storage.tables.schema import key, metadata, number, of_delivery, text

digest_settings = Table(
    "digest_settings",
    metadata,
    *of_delivery(),
    number("number"),
    Column("cadence", Word(Cadence), nullable=False),
    Column("weekday", Word(Weekday), nullable=False),
    Column("hour", Integer, nullable=False),
    text("time_zone"),
    Column("to_channel", Boolean, nullable=False),
    Column("mail_to", Text),
    Column("language", Word(Language), nullable=False),
    Column("goes_by_itself", Boolean, nullable=False),
    Column("preview_hours", Integer, nullable=False),
    Column("set_at", Instant, nullable=False),
    text("set_by"),
    CheckConstraint("number >= 1", name="number_from_one"),
    CheckConstraint("hour BETWEEN 0 AND 23", name="hour_of_a_day"),
)

client_updates = Table(
    "client_updates",
    metadata,
    *of_delivery(),
    number("number"),
    Column("kind", Word(MessageKind), nullable=False),
    Column("planned_at", Instant, nullable=False),
    Column("due_at", Instant),
    Column("next_at", Instant),
    Column("phase", Text),
    Column("round", Integer),
    Column("previewed_at", Instant),
    Column("waiting_since", Instant),
    Column("note", Text),
    Column("note_by", Text),
    Column("sent_at", Instant),
    Column("sent_by", Text),
    Column("language", Word(Language)),
    Column("channel", Text),
    Column("mail_to", Text),
    Column("summary", Text),
    Column("undelivered", Text),
    Column("skipped_at", Instant),
    Column("skipped_by", Text),
    Column("skipped_because", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
    CheckConstraint("sent_at IS NULL OR skipped_at IS NULL", name="sent_or_skipped"),
    CheckConstraint("sent_at IS NULL OR summary IS NOT NULL", name="sent_with_summary"),
)

morning_digests = Table(
    "morning_digests",
    metadata,
    key("workspace_id"),
    key("user_id"),
    Column("next_at", Instant, nullable=False, index=True),
)
