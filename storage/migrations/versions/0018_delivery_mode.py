"""How the work is done, and why."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("mode", sa.Text))
    op.add_column("deliveries", sa.Column("mode_because", sa.Text))


def downgrade() -> None:
    op.drop_column("deliveries", "mode_because")
    op.drop_column("deliveries", "mode")
