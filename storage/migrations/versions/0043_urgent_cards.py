"""Cards that ask somebody to act are shown before those that are only read."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import partial_index

revision = "0043"
down_revision = "0042"

STALE = "wanted > shown AND settled_at IS NULL"


def upgrade() -> None:
    op.add_column("cards", sa.Column("priority", sa.Integer, nullable=False, server_default="1"))
    op.drop_index("ix_cards_stale", "cards")
    partial_index("ix_cards_stale", "cards", ["priority", "created_at"], STALE)


def downgrade() -> None:
    op.drop_index("ix_cards_stale", "cards")
    partial_index("ix_cards_stale", "cards", ["created_at"], STALE)
    op.drop_column("cards", "priority")
