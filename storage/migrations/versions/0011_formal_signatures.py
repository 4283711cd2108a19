"""Formal signatures: the typed name, the reason, and the digest of what was signed."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

COLUMNS = ("signed_name", "signed_reason", "seen_sha256")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("sign_offs", sa.Column(name, sa.Text))


def downgrade() -> None:
    for name in reversed(COLUMNS):
        op.drop_column("sign_offs", name)
