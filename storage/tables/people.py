"""People and user groups as Slack describes them, so that a click need not ask."""

from sqlalchemy import Boolean, Column, Table

from storage.tables.columns import Instant, JsonDocument
from storage.tables.schema import key, metadata, text

people = Table(
    "people",
    metadata,
    key("workspace_id"),
    key("user_id"),
    Column("is_admin", Boolean, nullable=False),
    Column("fetched_at", Instant, nullable=False),
    text("zone", optional=True),
    Column("away", Boolean),
    Column("away_until", Instant),
)

user_groups = Table(
    "user_groups",
    metadata,
    key("workspace_id"),
    key("group_id"),
    Column("members", JsonDocument, nullable=False),
    Column("fetched_at", Instant, nullable=False),
)
