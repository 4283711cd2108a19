"""Runs through phases that repeat."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DELIVERY, INSTANT, of_delivery

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("runs_opened_at", INSTANT))
    op.add_column("deliveries", sa.Column("runs_ended_at", INSTANT))
    op.add_column("deliveries", sa.Column("runs_ended_by", sa.Text))
    op.create_table(
        "runs",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("started_by", sa.Text, nullable=False),
        sa.Column("released_at", INSTANT),
        sa.Column("failed_at", INSTANT),
        sa.Column("broke_at", INSTANT),
        sa.Column("ended_at", INSTANT),
        sa.Column("ended_as", sa.Text),
        sa.Column("folded_at", INSTANT),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_runs"),
        of_delivery("runs"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_runs_number_from_one")),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_as IS NULL)", name=op.f("ck_runs_ended_somehow")),
    )
    op.create_index("ix_runs_unfolded", "runs", [*DELIVERY, "folded_at"])
    op.create_index("uq_runs_name", "runs", [*DELIVERY, "name"], unique=True)
    op.create_table(
        "run_days",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("green", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("overtaken", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "day", name="pk_run_days"),
        of_delivery("run_days"),
    )


def downgrade() -> None:
    op.drop_table("run_days")
    op.drop_table("runs")
    for name in ("runs_opened_at", "runs_ended_at", "runs_ended_by"):
        op.drop_column("deliveries", name)
