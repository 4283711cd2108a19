"""Somebody is reminded in the place of a person who is away."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"

TABLES = ("nudges", "nudge_lines")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("in_place_of", sa.Text))


def downgrade() -> None:
    """Who is away is asked alone again, when they are back."""
    op.execute("DELETE FROM nudges WHERE in_place_of IS NOT NULL")
    for table in TABLES:
        op.drop_column(table, "in_place_of")
