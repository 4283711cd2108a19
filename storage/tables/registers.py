"""The registers of a delivery: dependencies, additions to the scope, decisions."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Table, Text

from gates.registers.scope_addition import ScopeVerdict
from storage.tables.columns import Instant, Word
from storage.tables.schema import metadata, number, of_delivery, partial_index, text

dependencies = Table(
    "dependencies",
    metadata,
    *of_delivery(),
    number("number"),
    text("upstream"),
    text("upstream_name"),
    text("needed_for"),
    Column("first_expected_on", Date, nullable=False),
    Column("expected_on", Date, nullable=False),
    Column("added_at", Instant, nullable=False),
    text("added_by"),
    Column("needed_on", Date),
    Column("arrived_on", Date),
    Column("lost_at", Instant),
    Column("ended_at", Instant),
    Column("ended_by", Text),
    Column("ended_because", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
    CheckConstraint("upstream <> delivery_id", name="on_another"),
)

is_live = dependencies.c.ended_at.is_(None)
partial_index("ix_dependencies_upstream", dependencies.c.workspace_id, dependencies.c.upstream, where=is_live)

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
