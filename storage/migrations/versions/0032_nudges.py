"""Nudges, and what is known of the people who get them."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DOCUMENT, INSTANT, of_delivery, partial_index

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("nudge_policy", DOCUMENT))
    op.add_column("deliveries", sa.Column("watched", sa.Boolean))
    partial_index("ix_deliveries_unwatched", "deliveries", ["started_at"], UNWATCHED)
    op.add_column("people", sa.Column("zone", sa.Text))
    op.add_column("people", sa.Column("away", sa.Boolean))
    op.add_column("people", sa.Column("away_until", INSTANT))
    create_nudges()
    create_messages()


UNWATCHED = "watched IS NULL AND closed_at IS NULL AND cancelled_at IS NULL"


def downgrade() -> None:
    for table in ("nudge_preferences", "nudge_lines", "nudged_people", "nudges"):
        op.drop_table(table)
    for column in ("away_until", "away", "zone"):
        op.drop_column("people", column)
    op.drop_index("ix_deliveries_unwatched")
    op.drop_column("deliveries", "watched")
    op.drop_column("deliveries", "nudge_policy")


def create_nudges() -> None:
    op.create_table(
        "nudges",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT),
        sa.Column("due_on", sa.Date),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("nudged_at", INSTANT),
        sa.Column("message", sa.Integer),
        sa.Column("snoozed_until", INSTANT),
        sa.Column("declined_at", INSTANT),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "about", "user_id", name="pk_nudges"),
        of_delivery("nudges"),
        sa.CheckConstraint("step >= 0", name=op.f("ck_nudges_step_not_negative")),
    )
    partial_index("ix_nudges_due", "nudges", ["due_at"], "due_at IS NOT NULL")
    partial_index(
        "ix_nudges_of_person", "nudges", ["workspace_id", "user_id", "due_at"], "due_at IS NOT NULL"
    )


def create_messages() -> None:
    op.create_table(
        "nudged_people",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("messages", sa.Integer, nullable=False),
        sa.Column("last_at", INSTANT),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name="pk_nudged_people"),
    )
    op.create_table(
        "nudge_lines",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("message", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("phase", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "message", "position", name="pk_nudge_lines"),
        of_delivery("nudge_lines"),
    )
    op.create_index("ix_nudge_lines_delivery", "nudge_lines", ["workspace_id", "delivery_id"])
    op.create_table(
        "nudge_preferences",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("reach", sa.Text, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name="pk_nudge_preferences"),
    )
