"""The process versions that deliveries are pinned to."""

from sqlalchemy import CheckConstraint, Column, Integer, Table

from storage.tables.schema import key, metadata, text

process_versions = Table(
    "process_versions",
    metadata,
    key("workspace_id"),
    key("sha256"),
    text("process"),
    Column("version", Integer, nullable=False),
    text("body"),
    CheckConstraint("version >= 1", name="version_from_one"),
)
