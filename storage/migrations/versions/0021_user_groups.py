"""The members of Slack's user groups, as they were read last."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DOCUMENT, INSTANT

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "user_groups",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("group_id", sa.Text, nullable=False),
        sa.Column("members", DOCUMENT, nullable=False),
        sa.Column("fetched_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "group_id", name="pk_user_groups"),
    )


def downgrade() -> None:
    op.drop_table("user_groups")
