"""Additions to the scope; risks that came true, and the message in which one was seen."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "scope_additions",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("raised_at", INSTANT, nullable=False),
        sa.Column("raised_by", sa.Text, nullable=False),
        sa.Column("link", sa.Text),
        sa.Column("verdict", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("effect", sa.Text),
        sa.Column("agreed_on", sa.Date),
        sa.Column("decided_at", INSTANT),
        sa.Column("decided_by", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_scope_additions"),
        of_delivery("scope_additions"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_scope_additions_number_from_one")),
        sa.CheckConstraint(
            "(verdict IS NULL) = (decided_at IS NULL)", name=op.f("ck_scope_additions_decided_whole")
        ),
    )
    op.add_column("risks", sa.Column("came_true", sa.Boolean))
    op.add_column("risks", sa.Column("link", sa.Text))


def downgrade() -> None:
    op.drop_column("risks", "link")
    op.drop_column("risks", "came_true")
    op.drop_table("scope_additions")
