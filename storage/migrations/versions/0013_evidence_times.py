"""Who brought the evidence of an item last, and when."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("items", sa.Column("evidence_at", INSTANT))
    op.add_column("items", sa.Column("evidence_by", sa.Text))


def downgrade() -> None:
    op.drop_column("items", "evidence_by")
    op.drop_column("items", "evidence_at")
