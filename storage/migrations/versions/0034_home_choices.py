"""What each person chose to see in Home, and what a delivery is blocked by."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    op.add_column("standings", sa.Column("upstream", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "home_choices",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("tab", sa.Text, nullable=False),
        sa.Column("only", sa.Text),
        sa.Column("sort", sa.Text, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name="pk_home_choices"),
    )


def downgrade() -> None:
    op.drop_table("home_choices")
    op.drop_column("standings", "upstream")
