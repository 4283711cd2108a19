"""Automated checks: what the newest one found, the tokens that report them, and the answers given."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery

revision = "0017"
down_revision = "0016"

ADDED = ("checked_at", "checked_by", "check_green", "check_value")


def upgrade() -> None:
    op.add_column("items", sa.Column("checked_at", INSTANT))
    op.add_column("items", sa.Column("checked_by", sa.Text))
    op.add_column("items", sa.Column("check_green", sa.Boolean))
    op.add_column("items", sa.Column("check_value", sa.Text))
    op.create_table(
        "check_tokens",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("intent", sa.Text, nullable=False),
        sa.Column("last_used_at", INSTANT),
        sa.Column("revoked_at", INSTANT),
        sa.Column("revoked_by", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_check_tokens"),
        of_delivery("check_tokens"),
        sa.CheckConstraint(
            "(revoked_at IS NULL) = (revoked_by IS NULL)", name=op.f("ck_check_tokens_revoked_by_somebody")
        ),
    )
    op.create_index("uq_check_tokens_sha256", "check_tokens", ["sha256"], unique=True)
    op.create_index("uq_check_tokens_intent", "check_tokens", ["workspace_id", "intent"], unique=True)
    op.create_table(
        "check_reports",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("token_id", sa.Text, nullable=False),
        sa.Column("idempotency_key", sa.Text, nullable=False),
        sa.Column("body_sha256", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("answered_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "token_id", "idempotency_key", name="pk_check_reports"),
        sa.ForeignKeyConstraint(
            ["workspace_id", "token_id"],
            ["check_tokens.workspace_id", "check_tokens.id"],
            name="fk_check_reports_check_tokens",
        ),
    )


def downgrade() -> None:
    op.drop_table("check_reports")
    op.drop_table("check_tokens")
    for name in reversed(ADDED):
        op.drop_column("items", name)
