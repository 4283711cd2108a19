"""Notices: what is sent once, unique on what it is about."""

from sqlalchemy import Column, ForeignKeyConstraint, Integer, Table, Text

from storage.tables.columns import Instant, JsonDocument
from storage.tables.schema import key, metadata, partial_index, text

notices = Table(
    "notices",
    metadata,
    key("workspace_id"),
    key("key"),
    text("kind"),
    Column("delivery_id", Text),
    Column("phase", Text),
    Column("round", Integer),
    Column("channel_id", Text),
    Column("thread_kind", Text),
    Column("body", JsonDocument, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("sent_ts", Text),
    Column("attempts", Integer, nullable=False),
    Column("attempting_since", Instant),
    Column("claimed_until", Instant),
    Column("retry_at", Instant),
    Column("error", Text),
    Column("given_up_at", Instant),
    ForeignKeyConstraint(
        ["workspace_id", "delivery_id"], ["deliveries.workspace_id", "deliveries.delivery_id"]
    ),
)

is_pending = notices.c.sent_at.is_(None) & notices.c.given_up_at.is_(None)

partial_index("ix_notices_pending", notices.c.due_at, where=is_pending)
