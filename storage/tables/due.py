"""When the clock looks at each delivery; it reads no other table to find out what is due."""

from sqlalchemy import Column, Index, Table

from gates.due.moment import DueKind
from storage.tables.columns import Instant, Word
from storage.tables.schema import metadata, of_delivery

due_moments = Table(
    "due_moments",
    metadata,
    *of_delivery(),
    Column("kind", Word(DueKind), primary_key=True),
    Column("due_at", Instant, nullable=False),
)

Index("ix_due_moments_due", due_moments.c.kind, due_moments.c.due_at)
