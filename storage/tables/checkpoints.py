"""Checkpoints, and the heads of audit chains that each of them saw grow."""

from sqlalchemy import Column, ForeignKeyConstraint, Integer, Table

from storage.tables.columns import Instant
from storage.tables.schema import key, metadata, number, text

checkpoints = Table(
    "checkpoints",
    metadata,
    key("workspace_id"),
    number("number"),
    Column("written_at", Instant, nullable=False),
    Column("deliveries", Integer, nullable=False),  # how many had ever been seen
    text("previous_hash"),
    text("hash"),
    text("public_key"),
    text("signature"),
)

# Only what changed since the checkpoint before: a day's row costs what happened on that day.
checkpoint_heads = Table(
    "checkpoint_heads",
    metadata,
    key("workspace_id"),
    number("number"),
    key("delivery_id"),
    Column("seq", Integer, nullable=False),
    text("hash"),
    ForeignKeyConstraint(["workspace_id", "number"], ["checkpoints.workspace_id", "checkpoints.number"]),
)
