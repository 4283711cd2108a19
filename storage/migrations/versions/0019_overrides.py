"""Overrides of a gate: who asked, who confirmed or declined."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_gate

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "overrides",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("confirmed_at", INSTANT),
        sa.Column("confirmed_by", sa.Text),
        sa.Column("declined_at", INSTANT),
        sa.Column("declined_by", sa.Text),
        sa.PrimaryKeyConstraint(
            "workspace_id", "delivery_id", "phase", "round", "number", name="pk_overrides"
        ),
        of_gate("overrides"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_overrides_number_from_one")),
        sa.CheckConstraint("confirmed_by <> asked_by", name=op.f("ck_overrides_two_people")),
    )


def downgrade() -> None:
    op.drop_table("overrides")
