"""What was open when a package was handed over in spite of the warning of rework."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("handoffs", sa.Column("in_spite_of", sa.Text))


def downgrade() -> None:
    op.drop_column("handoffs", "in_spite_of")
