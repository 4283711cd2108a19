"""Deliveries that were put away into files: what is left of each is one row."""

from sqlalchemy import Boolean, Column, Integer, Table, Text

from storage.tables.columns import Instant, JsonDocument
from storage.tables.schema import key, metadata, text

archives = Table(
    "archives",
    metadata,
    key("workspace_id"),
    key("delivery_id"),
    text("name"),
    Column("client", Text),
    text("status"),
    Column("private", Boolean, nullable=False),
    Column("people", JsonDocument, nullable=False),  # who saw it when it was private
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=False),
    Column("archived_at", Instant, nullable=False),
    text("archived_by"),
    text("file"),
    text("sha256"),  # of the file
    Column("head_seq", Integer, nullable=False),
    text("head_hash"),
    Column("hashes", JsonDocument, nullable=False),  # of its audit rows in order: what checkpoints saw
)
