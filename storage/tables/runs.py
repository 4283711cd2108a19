"""Runs through phases that repeat, and how many ended on each day."""

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, Table

from gates.runs.run import RunEnd
from storage.tables.columns import Instant, Word
from storage.tables.schema import metadata, number, of_delivery, text

# Kept for good; a delivery loads those alone that are not folded.
runs = Table(
    "runs",
    metadata,
    *of_delivery(),
    number("number"),
    text("name"),
    Column("started_at", Instant, nullable=False),
    text("started_by"),
    Column("released_at", Instant),
    Column("failed_at", Instant),
    Column("broke_at", Instant),
    Column("ended_at", Instant),
    Column("ended_as", Word(RunEnd)),
    Column("folded_at", Instant),
    CheckConstraint("number >= 1", name="number_from_one"),
    CheckConstraint("(ended_at IS NULL) = (ended_as IS NULL)", name="ended_somehow"),
)

_r = runs.c
is_unfolded = _r.folded_at.is_(None)
Index("ix_runs_unfolded", _r.workspace_id, _r.delivery_id, _r.folded_at)
Index("uq_runs_name", _r.workspace_id, _r.delivery_id, _r.name, unique=True)

run_days = Table(
    "run_days",
    metadata,
    *of_delivery(),
    Column("day", Date, primary_key=True),
    Column("green", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("overtaken", Integer, nullable=False),
)
