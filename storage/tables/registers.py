"""The registers of a delivery: additions to the scope, decisions."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Table, Text

from gates.registers.scope_addition import ScopeVerdict
from storage.tables.columns import Instant, Word
from storage.tables.schema import metadata, number, of_delivery, text

scope_additions = Table(
    "scope_additions",
    metadata,
    *of_delivery(),
    number("number"),
    text("what"),
    text("why"),
    Column("raised_at", Instant, nullable=False),
    text("raised_by"),
    Column("link", Text),
    Column("verdict", Word(ScopeVerdict)),
    Column("reason", Text),
    Column("effect", Text),
    Column("agreed_on", Date),
    Column("decided_at", Instant),
    Column("decided_by", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
    CheckConstraint("(verdict IS NULL) = (decided_at IS NULL)", name="decided_whole"),
)

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
