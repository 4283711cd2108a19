"""What a round took over from an earlier one, and what each sign-off confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    op.add_column("items", sa.Column("carried_from", sa.Integer))
    op.add_column("sign_offs", sa.Column("confirmed", sa.Text))
    op.add_column("sign_offs", sa.Column("carried_from", sa.Integer))


def downgrade() -> None:
    op.drop_column("sign_offs", "carried_from")
    op.drop_column("sign_offs", "confirmed")
    op.drop_column("items", "carried_from")
