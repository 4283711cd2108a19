"""Tokens by which checks are reported, and the reports that were answered."""

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Table, Text

from storage.tables.columns import Instant
from storage.tables.schema import key, metadata, text

# A token itself is nowhere: only the SHA-256 of it, which is enough to know it again.
check_tokens = Table(
    "check_tokens",
    metadata,
    key("workspace_id"),
    key("id"),
    text("name"),
    text("sha256"),
    Column("delivery_id", Text),
    Column("made_at", Instant, nullable=False),
    text("made_by"),
    text("intent"),
    Column("last_used_at", Instant),
    Column("revoked_at", Instant),
    Column("revoked_by", Text),
    ForeignKeyConstraint(
        ["workspace_id", "delivery_id"], ["deliveries.workspace_id", "deliveries.delivery_id"]
    ),
    CheckConstraint("(revoked_at IS NULL) = (revoked_by IS NULL)", name="revoked_by_somebody"),
)

_t = check_tokens.c
Index("uq_check_tokens_sha256", _t.sha256, unique=True)
Index("uq_check_tokens_intent", _t.workspace_id, _t.intent, unique=True)

# Kept for good: a report that is sent again, however late, is answered as it was and changes nothing.
check_reports = Table(
    "check_reports",
    metadata,
    key("workspace_id"),
    key("token_id"),
    key("idempotency_key"),
    text("body_sha256"),
    text("answer"),
    Column("answered_at", Instant, nullable=False),
    ForeignKeyConstraint(["workspace_id", "token_id"], ["check_tokens.workspace_id", "check_tokens.id"]),
)
