"""Concerns about a gate, and their answers."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_gate

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "concerns",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("raised_at", INSTANT, nullable=False),
        sa.Column("raised_by", sa.Text, nullable=False),
        sa.Column("answer", sa.Text),
        sa.Column("answered_at", INSTANT),
        sa.Column("answered_by", sa.Text),
        sa.PrimaryKeyConstraint(
            "workspace_id", "delivery_id", "phase", "round", "number", name="pk_concerns"
        ),
        of_gate("concerns"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_concerns_number_from_one")),
    )


def downgrade() -> None:
    op.drop_table("concerns")
