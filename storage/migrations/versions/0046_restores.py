"""A copy of the database knows that it is one."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    op.create_table(
        "restores",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("copied_at", INSTANT, nullable=False),
        sa.Column("released_at", INSTANT),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_restores"),
    )


def downgrade() -> None:
    op.drop_table("restores")
