"""People and user groups as Slack describes them, so that a click need not ask."""

from sqlalchemy import Boolean, Column, Table

from storage.tables.columns import Instant, JsonDocument
from storage.tables.schema import key, metadata, partial_index, text

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
    text("name_folded", optional=True),  # only to list people by; Slack shows their names itself
)
is_named = people.c.name_folded.is_not(None)
partial_index("ix_people_name", people.c.workspace_id, people.c.name_folded, people.c.user_id, where=is_named)

user_groups = Table(
    "user_groups",
    metadata,
    key("workspace_id"),
    key("group_id"),
    Column("members", JsonDocument, nullable=False),
    Column("fetched_at", Instant, nullable=False),
)
