"""Until when an item is waived."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import partial_index

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("items", sa.Column("waived_until", sa.Date))
    partial_index("ix_items_waived_until", "items", ["waived_until"], "waived_until IS NOT NULL")


def downgrade() -> None:
    op.drop_index("ix_items_waived_until", "items")
    op.drop_column("items", "waived_until")
