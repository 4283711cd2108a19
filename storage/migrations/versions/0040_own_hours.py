"""Working hours of a person's own; and all that is due is counted anew by the rules of this release."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DOCUMENT

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    op.add_column("nudge_preferences", sa.Column("hours", DOCUMENT))
    op.execute("UPDATE deliveries SET watched = NULL WHERE closed_at IS NULL AND cancelled_at IS NULL")


def downgrade() -> None:
    op.drop_column("nudge_preferences", "hours")
