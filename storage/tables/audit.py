"""The audit log: append-only, chained by hash within each delivery."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from storage.tables.columns import Instant, JsonDocument
from storage.tables.schema import metadata, number, of_delivery, partial_index, text

audit_log = Table(
    "audit_log",
    metadata,
    *of_delivery(),
    number("seq"),
    Column("happened_at", Instant, nullable=False),
    text("done_by"),
    text("kind"),
    Column("phase", Text),
    Column("round", Integer),
    Column("detail", JsonDocument, nullable=False),  # commitments to what was said, which is in `openings`
    Column("openings", JsonDocument),  # NULL: from before, when the detail said it itself
    Column("intent", Text),  # on the first row of what one person did at once
    text("previous_hash"),
    text("hash"),
    CheckConstraint("seq >= 1", name="seq_from_one"),
)

partial_index(
    "uq_audit_log_intent",
    audit_log.c.workspace_id,
    audit_log.c.intent,
    where=audit_log.c.intent.is_not(None),
    unique=True,
)
