"""Indexes in the order of the lists that are read by them, and names to list people by."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import partial_index

revision = "0037"
down_revision = "0036"

RUNNING = "closed_at IS NULL AND cancelled_at IS NULL"
OLD: dict[str, tuple[str, list[str]]] = {
    "ix_waits_person": ("waits", ["workspace_id", "user_id", "since"]),
    "ix_waits_since": ("waits", ["workspace_id", "since"]),
}
MORE = ["delivery_id", "number"]


def upgrade() -> None:
    op.add_column("people", sa.Column("name_folded", sa.Text))
    named = ["workspace_id", "name_folded", "user_id"]
    partial_index("ix_people_name", "people", named, "name_folded IS NOT NULL")
    op.drop_index("ix_deliveries_running", "deliveries")
    read = ["workspace_id", "started_at", "delivery_id", "private", "practice"]
    partial_index("ix_deliveries_running", "deliveries", read, RUNNING)
    for name, (table, columns) in OLD.items():
        op.drop_index(name, table)
        op.create_index(name, table, [*columns, *MORE])


def downgrade() -> None:
    for name, (table, columns) in OLD.items():
        op.drop_index(name, table)
        op.create_index(name, table, columns)
    op.drop_index("ix_deliveries_running", "deliveries")
    partial_index("ix_deliveries_running", "deliveries", ["workspace_id", "started_at"], RUNNING)
    op.drop_index("ix_people_name", "people")
    op.drop_column("people", "name_folded")
