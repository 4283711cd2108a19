"""What the clock could not do steps back, and others have their turn."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    op.create_table(
        "stumbles",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("retry_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "deed", "about", name="pk_stumbles"),
    )
    op.create_index("ix_stumbles_deed", "stumbles", ["deed"])


def downgrade() -> None:
    op.drop_table("stumbles")
