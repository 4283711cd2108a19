"""Whether this database is a copy that was put back: then nothing is sent until somebody says so."""

from sqlalchemy import Column, Table

from storage.tables.columns import Instant
from storage.tables.schema import key, metadata

# One row at most, of the whole database.
restores = Table(
    "restores",
    metadata,
    key("workspace_id"),
    Column("copied_at", Instant, nullable=False),
    Column("released_at", Instant),
)
