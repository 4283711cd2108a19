"""Success metrics, and what they came to."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "success_metrics",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("baseline", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.Column("written_by", sa.Text, nullable=False),
        sa.Column("changed_because", sa.Text),
        sa.Column("dropped_at", INSTANT),
        sa.Column("dropped_by", sa.Text),
        sa.Column("dropped_because", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("measured_on", sa.Date),
        sa.Column("target_met", sa.Boolean),
        sa.Column("measured_at", INSTANT),
        sa.Column("measured_by", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_success_metrics"),
        of_delivery("success_metrics"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_success_metrics_number_from_one")),
        sa.CheckConstraint(
            "dropped_at IS NULL OR measured_at IS NULL", name=op.f("ck_success_metrics_measured_or_dropped")
        ),
        sa.CheckConstraint(
            "(value IS NULL) = (measured_at IS NULL) AND (value IS NULL) = (target_met IS NULL)",
            name=op.f("ck_success_metrics_measured_whole"),
        ),
    )


def downgrade() -> None:
    op.drop_table("success_metrics")
