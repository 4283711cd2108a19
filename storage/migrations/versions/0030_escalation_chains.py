"""Escalations that climb a chain by themselves, and when each gate and milestone is to be looked at."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, partial_index

revision = "0030"
down_revision = "0029"

OF_ESCALATION = (
    ("round", sa.Integer), ("level", sa.Integer), ("role", sa.Text), ("stands_since", INSTANT),
    ("milestone", sa.Text), ("target_on", sa.Date), ("channel_id", sa.Text), ("evidence", sa.Text),
    ("evidence_by", sa.Text), ("evidence_link", sa.Text), ("acknowledged_at", INSTANT),
    ("acknowledged_by", sa.Text),
)  # fmt: skip
OF_GATE = (("extended_to", sa.Date), ("extended_by", sa.Text), ("escalate_at", INSTANT))


def upgrade() -> None:
    for name, kind in OF_ESCALATION:
        op.add_column("escalations", sa.Column(name, kind))
    op.add_column("escalations", sa.Column("asked", sa.Text, nullable=False, server_default=""))
    for name, kind in OF_GATE:
        op.add_column("gates", sa.Column(name, kind))
    op.add_column("milestones", sa.Column("escalate_at", INSTANT))
    partial_index("ix_gates_escalate", "gates", ["escalate_at"], "escalate_at IS NOT NULL")
    partial_index("ix_milestones_escalate", "milestones", ["escalate_at"], "escalate_at IS NOT NULL")


def downgrade() -> None:
    op.drop_index("ix_milestones_escalate", "milestones")
    op.drop_index("ix_gates_escalate", "gates")
    op.drop_column("milestones", "escalate_at")
    for name, _ in OF_GATE:
        op.drop_column("gates", name)
    op.drop_column("escalations", "asked")
    for name, _ in OF_ESCALATION:
        op.drop_column("escalations", name)
