"""Since when Slack refuses the bot's token."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    op.create_table(
        "token_refusals",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("last_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_token_refusals"),
    )


def downgrade() -> None:
    op.drop_table("token_refusals")
