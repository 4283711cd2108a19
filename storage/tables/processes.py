"""The process versions that deliveries are pinned to, and the files that a workspace wrote itself."""

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Integer, Table

from storage.tables.columns import Instant
from storage.tables.schema import key, metadata, number, text

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

# What a workspace wrote itself. A version is never changed: another content needs another version.
process_files = Table(
    "process_files",
    metadata,
    key("workspace_id"),
    key("process"),
    number("version"),
    text("sha256"),
    text("text"),  # as it was uploaded, with its comments
    Column("uploaded_at", Instant, nullable=False),
    text("uploaded_by"),
    ForeignKeyConstraint(
        ["workspace_id", "sha256"], ["process_versions.workspace_id", "process_versions.sha256"]
    ),
    CheckConstraint("version >= 1", name="version_from_one"),
)
