"""Who signs for whom: in a delivery, and in all that are started later."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery, partial_index

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    create_delegations()
    create_standing_delegations()
    op.add_column("sign_offs", sa.Column("stands_for", sa.Text))


def downgrade() -> None:
    op.drop_column("sign_offs", "stands_for")
    op.drop_table("standing_delegations")
    op.drop_table("delegations")


def create_delegations() -> None:
    op.create_table(
        "delegations",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("principal", sa.Text, nullable=False),
        sa.Column("delegate", sa.Text, nullable=False),
        sa.Column("named_at", INSTANT, nullable=False),
        sa.Column("named_by", sa.Text, nullable=False),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date),
        sa.Column("phase", sa.Text),
        sa.Column("role", sa.Text),
        sa.Column("replaces", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("began_at", INSTANT),
        sa.Column("ended_at", INSTANT),
        sa.Column("ended_by", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_delegations"),
        of_delivery("delegations"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_delegations_number_from_one")),
        sa.CheckConstraint("principal <> delegate", name=op.f("ck_delegations_two_people")),
    )
    partial_index("ix_delegations_live", "delegations", ["workspace_id", "delegate"], "ended_at IS NULL")


def create_standing_delegations() -> None:
    op.create_table(
        "standing_delegations",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("principal", sa.Text, nullable=False),
        sa.Column("delegate", sa.Text, nullable=False),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date, nullable=False),
        sa.Column("named_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.PrimaryKeyConstraint("workspace_id", "principal", name="pk_standing_delegations"),
    )
