"""The decision log."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("decided_by", sa.Text, nullable=False),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("shareable", sa.Boolean, nullable=False),
        sa.Column("logged_at", INSTANT, nullable=False),
        sa.Column("logged_by", sa.Text, nullable=False),
        sa.Column("alternatives", sa.Text),
        sa.Column("link", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_decisions"),
        of_delivery("decisions"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_decisions_number_from_one")),
    )


def downgrade() -> None:
    op.drop_table("decisions")
