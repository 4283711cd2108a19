"""When a delivery was on hold, and why."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "pauses",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("held_at", INSTANT, nullable=False),
        sa.Column("held_by", sa.Text, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("resumed_at", INSTANT),
        sa.Column("resumed_by", sa.Text),
        sa.Column("resumed_because", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_pauses"),
        of_delivery("pauses"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_pauses_number_from_one")),
    )


def downgrade() -> None:
    op.drop_table("pauses")
