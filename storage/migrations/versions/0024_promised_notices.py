"""The most urgent notice goes first, a stale one not at all, and what could not be sent stands in a list."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, partial_index

revision = "0024"
down_revision = "0023"

PENDING = "sent_at IS NULL AND given_up_at IS NULL"
DEAD = "sent_at IS NULL AND given_up_at IS NOT NULL AND dropped_at IS NULL"


def upgrade() -> None:
    op.add_column("notices", sa.Column("priority", sa.Integer, nullable=False, server_default="1"))
    op.add_column("notices", sa.Column("expires_at", INSTANT))
    op.add_column("notices", sa.Column("dropped_at", INSTANT))
    op.drop_index("ix_notices_pending", "notices")
    partial_index("ix_notices_pending", "notices", ["priority", "due_at"], PENDING)
    partial_index("ix_notices_dead", "notices", ["given_up_at"], DEAD)


def downgrade() -> None:
    op.drop_index("ix_notices_dead", "notices")
    op.drop_index("ix_notices_pending", "notices")
    for name in ("dropped_at", "expires_at", "priority"):
        op.drop_column("notices", name)
    partial_index("ix_notices_pending", "notices", ["due_at"], PENDING)
