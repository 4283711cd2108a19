"""Private deliveries, rights in the workspace, and its own audit log."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DOCUMENT, INSTANT, partial_index

revision = "0026"
down_revision = "0025"

REFUSAL = "the audit log can only grow"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("private", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "grants",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("granted_at", INSTANT, nullable=False),
        sa.Column("granted_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name="pk_grants"),
    )
    create_workspace_log()
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("workspace_log")
    op.drop_table("workspace_heads")
    op.drop_table("grants")
    op.drop_column("deliveries", "private")


def create_workspace_log() -> None:
    op.create_table(
        "workspace_heads",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("head_seq", sa.Integer, nullable=False),
        sa.Column("head_hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_workspace_heads"),
    )
    op.create_table(
        "workspace_log",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("happened_at", INSTANT, nullable=False),
        sa.Column("done_by", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("detail", DOCUMENT, nullable=False),
        sa.Column("intent", sa.Text),
        sa.Column("previous_hash", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "seq", name="pk_workspace_log"),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_workspace_log_seq_from_one")),
    )
    partial_index(
        "uq_workspace_log_intent", "workspace_log", ["workspace_id", "intent"], "intent IS NOT NULL",
        unique=True,
    )  # fmt: skip


GUARDS = {
    "sqlite": [
        f"""
        CREATE TRIGGER workspace_log_refuses_{change} BEFORE {change} ON workspace_log
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """
        for change in ("update", "delete")
    ],
    "postgresql": [
        """
        CREATE TRIGGER workspace_log_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON workspace_log
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
        """,
    ],
}
