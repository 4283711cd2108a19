"""When the clock looks at each delivery, for all that it does there."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery, partial_index

revision = "0041"
down_revision = "0040"

OLD_INDEXES = (
    ("ix_gates_escalate", "gates", ["escalate_at"], "escalate_at IS NOT NULL"),
    ("ix_milestones_escalate", "milestones", ["escalate_at"], "escalate_at IS NOT NULL"),
    ("ix_items_waived_until", "items", ["waived_until"], "waived_until IS NOT NULL"),
    ("ix_client_updates_next", "client_updates", ["next_at"], "next_at IS NOT NULL"),
)


def upgrade() -> None:
    op.create_table(
        "due_moments",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "kind", name="pk_due_moments"),
        of_delivery("due_moments"),
    )
    op.create_index("ix_due_moments_due", "due_moments", ["kind", "due_at"])
    for name, *_ in OLD_INDEXES:
        op.drop_index(name)
    for statement in (COUNT_ANEW, AWAITED_UPDATES, UNKEPT):
        op.execute(statement)
    op.create_index("ix_standings_version", "standings", ["version"])


def downgrade() -> None:
    op.drop_index("ix_standings_version")
    for name, table, columns, where in OLD_INDEXES:
        partial_index(name, table, columns, where)
    op.drop_table("due_moments")


# Only the rules know the moments, so the clock counts them.
COUNT_ANEW = "UPDATE deliveries SET watched = NULL WHERE closed_at IS NULL AND cancelled_at IS NULL"

AWAITED_UPDATES = """INSERT INTO due_moments (workspace_id, delivery_id, kind, due_at)
    SELECT workspace_id, delivery_id, 'update', min(next_at) FROM client_updates
    WHERE next_at IS NOT NULL GROUP BY workspace_id, delivery_id"""

# So that what is not kept yet is found by its version, like what an earlier release kept.
UNKEPT = """INSERT INTO standings (workspace_id, delivery_id, version, status, phase_label, phase_number,
        held, escalations, waits_on_client)
    SELECT d.workspace_id, d.delivery_id, 0, '', '', 0, false, 0, false FROM deliveries d
    WHERE NOT EXISTS (SELECT 1 FROM standings s
        WHERE s.workspace_id = d.workspace_id AND s.delivery_id = d.delivery_id)"""
