"""Dependencies between deliveries, and the targets that stood before they were moved."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery, partial_index

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    create_dependencies()
    create_target_changes()


def downgrade() -> None:
    op.drop_table("target_changes")
    op.drop_table("dependencies")


def create_dependencies() -> None:
    op.create_table(
        "dependencies",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("upstream", sa.Text, nullable=False),
        sa.Column("upstream_name", sa.Text, nullable=False),
        sa.Column("needed_for", sa.Text, nullable=False),
        sa.Column("first_expected_on", sa.Date, nullable=False),
        sa.Column("expected_on", sa.Date, nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("added_by", sa.Text, nullable=False),
        sa.Column("needed_on", sa.Date),
        sa.Column("arrived_on", sa.Date),
        sa.Column("lost_at", INSTANT),
        sa.Column("ended_at", INSTANT),
        sa.Column("ended_by", sa.Text),
        sa.Column("ended_because", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_dependencies"),
        of_delivery("dependencies"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_dependencies_number_from_one")),
        sa.CheckConstraint("upstream <> delivery_id", name=op.f("ck_dependencies_on_another")),
    )
    partial_index(
        "ix_dependencies_upstream", "dependencies", ["workspace_id", "upstream"], "ended_at IS NULL"
    )


def create_target_changes() -> None:
    op.create_table(
        "target_changes",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("milestone", sa.Text, nullable=False),
        sa.Column("was_on", sa.Date, nullable=False),
        sa.Column("target_on", sa.Date, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_target_changes"),
        of_delivery("target_changes"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_target_changes_number_from_one")),
    )
