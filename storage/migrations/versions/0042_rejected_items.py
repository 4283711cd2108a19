"""The items that a rejection found not to be met."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    op.add_column("items", sa.Column("rejected_at", INSTANT))


def downgrade() -> None:
    op.drop_column("items", "rejected_at")
