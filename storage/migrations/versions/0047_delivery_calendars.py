"""A delivery may have a calendar of its own."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DOCUMENT

revision = "0047"
down_revision = "0046"
COUNT_ANEW = (
    "UPDATE deliveries SET watched = NULL"
    " WHERE calendar IS NOT NULL AND closed_at IS NULL AND cancelled_at IS NULL"
)


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("calendar", DOCUMENT))


def downgrade() -> None:
    """What was due by these calendars is counted by those of the processes again."""
    op.execute(COUNT_ANEW)
    op.drop_column("deliveries", "calendar")
