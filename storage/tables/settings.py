"""Settings of a workspace: one JSON document each, and who wrote which when."""

from sqlalchemy import Column, Table

from storage.tables.columns import Instant, JsonDocument
from storage.tables.schema import key, metadata, number, text

workspace_settings = Table(
    "workspace_settings",
    metadata,
    key("workspace_id"),
    key("key"),
    Column("value", JsonDocument, nullable=False),
    Column("changed_at", Instant, nullable=False),
    text("changed_by"),
)

setting_changes = Table(
    "setting_changes",
    metadata,
    key("workspace_id"),
    key("key"),
    number("number"),
    Column("value", JsonDocument),  # NULL: the setting was taken away
    Column("changed_at", Instant, nullable=False),
    text("changed_by"),
)
