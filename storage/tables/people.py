"""People as Slack describes them, so that a click need not ask."""

from sqlalchemy import Boolean, Column, Table

from storage.tables.columns import Instant
from storage.tables.schema import key, metadata

people = Table(
    "people",
    metadata,
    key("workspace_id"),
    key("user_id"),
    Column("is_admin", Boolean, nullable=False),
    Column("fetched_at", Instant, nullable=False),
)
