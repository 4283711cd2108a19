"""Signed checkpoints of the audit log."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "checkpoints",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.Column("deliveries", sa.Integer, nullable=False),
        sa.Column("previous_hash", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("public_key", sa.Text, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "number", name="pk_checkpoints"),
    )
    op.create_table(
        "checkpoint_heads",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "number", "delivery_id", name="pk_checkpoint_heads"),
        sa.ForeignKeyConstraint(
            ["workspace_id", "number"], ["checkpoints.workspace_id", "checkpoints.number"],
            name="fk_checkpoint_heads_checkpoints",
        ),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_table("checkpoint_heads")
    op.drop_table("checkpoints")
