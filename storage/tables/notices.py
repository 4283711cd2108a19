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
    Column("priority", Integer, nullable=False, server_default="1"),
    Column("expires_at", Instant),
    Column("dropped_at", Instant),
    ForeignKeyConstraint(
        ["workspace_id", "delivery_id"], ["deliveries.workspace_id", "deliveries.delivery_id"]
    ),
)

_c = notices.c
is_pending = _c.sent_at.is_(None) & _c.given_up_at.is_(None)
is_dead = _c.sent_at.is_(None) & _c.given_up_at.is_not(None) & _c.dropped_at.is_(None)

partial_index("ix_notices_pending", _c.priority, _c.due_at, where=is_pending)
partial_index("ix_notices_dead", _c.given_up_at, where=is_dead)
