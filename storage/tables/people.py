"""People as Slack describes them, so that a click need not ask."""

from sqlalchemy import Boolean, Column, Table, Text

from storage.tables.columns import Instant
from storage.tables.schema import key, metadata, text

people = Table(
    "people",
    metadata,
    key("workspace_id"),
    key("user_id"),
    text("name"),
    text("real_name"),
    Column("tz", Text),
    Column("is_admin", Boolean, nullable=False),
    Column("is_external", Boolean, nullable=False),
    Column("is_bot", Boolean, nullable=False),
    Column("im_channel", Text),
    Column("fetched_at", Instant, nullable=False),
)
