"""Who signs for whom: in one delivery, and in every one that a person takes part in."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Table, Text

from storage.tables.columns import Instant
from storage.tables.schema import key, metadata, number, of_delivery, partial_index, text

delegations = Table(
    "delegations",
    metadata,
    *of_delivery(),
    number("number"),
    text("principal"),
    text("delegate"),
    Column("named_at", Instant, nullable=False),
    text("named_by"),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("phase", Text),
    Column("role", Text),
    Column("replaces", Boolean, nullable=False),
    Column("reason", Text),
    Column("began_at", Instant),
    Column("ended_at", Instant),
    Column("ended_by", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
    CheckConstraint("principal <> delegate", name="two_people"),
)

_d = delegations.c
is_unended = _d.ended_at.is_(None)
partial_index("ix_delegations_live", _d.workspace_id, _d.delegate, where=is_unended)

standing_delegations = Table(
    "standing_delegations",
    metadata,
    key("workspace_id"),
    key("principal"),
    text("delegate"),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("named_at", Instant, nullable=False),
    Column("ended_at", Instant),
)
