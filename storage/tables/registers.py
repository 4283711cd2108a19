"""The registers of a delivery: decisions."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Table, Text

from storage.tables.columns import Instant
from storage.tables.schema import metadata, number, of_delivery, text

decisions = Table(
    "decisions",
    metadata,
    *of_delivery(),
    number("number"),
    text("what"),
    text("why"),
    text("decided_by"),
    Column("decided_on", Date, nullable=False),
    Column("shareable", Boolean, nullable=False),
    Column("logged_at", Instant, nullable=False),
    text("logged_by"),
    Column("alternatives", Text),
    Column("link", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
)
