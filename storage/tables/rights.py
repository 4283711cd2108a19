"""Rights in the workspace, and the audit log of what is changed in it outside of deliveries."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from gates.rights.workspace_roles import WorkspaceRole
from storage.tables.columns import Instant, JsonDocument, Word
from storage.tables.schema import key, metadata, number, partial_index, text

grants = Table(
    "grants",
    metadata,
    key("workspace_id"),
    key("user_id"),
    Column("role", Word(WorkspaceRole), nullable=False),
    Column("granted_at", Instant, nullable=False),
    text("granted_by"),
)

# The newest row of the workspace's chain: what a cut-off log is recognised by.
workspace_heads = Table(
    "workspace_heads",
    metadata,
    key("workspace_id"),
    Column("head_seq", Integer, nullable=False),
    text("head_hash"),
)

workspace_log = Table(
    "workspace_log",
    metadata,
    key("workspace_id"),
    number("seq"),
    Column("happened_at", Instant, nullable=False),
    text("done_by"),
    text("kind"),
    Column("detail", JsonDocument, nullable=False),  # commitments to what was said, which is in `openings`
    Column("openings", JsonDocument),  # NULL: from before, when the detail said it itself
    Column("intent", Text),
    text("previous_hash"),
    text("hash"),
    CheckConstraint("seq >= 1", name="seq_from_one"),
)

partial_index(
    "uq_workspace_log_intent",
    workspace_log.c.workspace_id,
    workspace_log.c.intent,
    where=workspace_log.c.intent.is_not(None),
    unique=True,
)
