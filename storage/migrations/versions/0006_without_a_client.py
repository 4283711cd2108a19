"""Deliveries that nobody outside receives, and so have no client."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    exchange(sa.Column("client_", sa.Text), "UPDATE deliveries SET client_ = nullif(client, '')")


def downgrade() -> None:
    required = sa.Column("client_", sa.Text, nullable=False, server_default="")
    exchange(required, "UPDATE deliveries SET client_ = coalesce(client, '')")


def exchange(column: sa.Column[str], copy: str) -> None:
    """SQLite cannot change whether a column may be empty, so another one takes its place and its name."""
    op.add_column("deliveries", column)
    op.execute(copy)
    op.drop_column("deliveries", "client")
    op.alter_column("deliveries", "client_", new_column_name="client")
