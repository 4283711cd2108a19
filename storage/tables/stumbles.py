"""What the clock could not do, and when it tries again."""

from sqlalchemy import Column, Index, Integer, Table

from storage.tables.columns import Instant
from storage.tables.schema import key, metadata

stumbles = Table(
    "stumbles",
    metadata,
    key("workspace_id"),
    key("deed"),  # what was to be done
    key("about"),  # a delivery, or a person
    Column("tries", Integer, nullable=False),
    Column("retry_at", Instant, nullable=False),
)

Index("ix_stumbles_deed", stumbles.c.deed)
