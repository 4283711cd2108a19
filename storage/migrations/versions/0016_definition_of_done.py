"""Changes of the definition of done, and whether they came late."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "done_changes",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("was", sa.Text),
        sa.Column("because", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_done_changes"),
        of_delivery("done_changes"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_done_changes_number_from_one")),
        sa.CheckConstraint("because IS NOT NULL OR NOT late", name=op.f("ck_done_changes_late_with_reason")),
    )


def downgrade() -> None:
    op.execute(sa.text("UPDATE items SET origin = 'rework' WHERE origin = 'done'"))
    op.drop_table("done_changes")
