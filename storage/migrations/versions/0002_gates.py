"""Gates with their items, sign-offs and handoffs."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DOCUMENT, INSTANT, of_delivery, of_gate, partial_index

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    create_gates()
    create_items()
    create_sign_offs()
    create_handoffs()


def downgrade() -> None:
    op.drop_table("handoffs")
    op.drop_table("sign_offs")
    op.drop_table("items")
    op.drop_table("gates")


def create_gates() -> None:
    op.create_table(
        "gates",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("opened_at", INSTANT),
        sa.Column("closed_at", INSTANT),
        sa.Column("closed_by", sa.Text),
        sa.Column("outcome", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("ready_at", INSTANT),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "phase", "round", name="pk_gates"),
        of_delivery("gates"),
        sa.CheckConstraint("round >= 1", name=op.f("ck_gates_round_from_one")),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (outcome IS NULL)", name=op.f("ck_gates_settled_with_outcome")
        ),
    )


def create_items() -> None:
    op.create_table(
        "items",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("required", sa.Boolean, nullable=False),
        sa.Column("evidence_required", sa.Boolean, nullable=False),
        sa.Column("owner_user", sa.Text),
        sa.Column("due_on", sa.Date),
        sa.Column("ticked_at", INSTANT),
        sa.Column("ticked_by", sa.Text),
        sa.Column("evidence", sa.Text),
        sa.Column("waived_at", INSTANT),
        sa.Column("waived_by", sa.Text),
        sa.Column("waived_because", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "phase", "round", "key", name="pk_items"),
        of_gate("items"),
        sa.CheckConstraint("position >= 1", name=op.f("ck_items_position_from_one")),
        sa.CheckConstraint("ticked_at IS NULL OR waived_at IS NULL", name=op.f("ck_items_ticked_or_waived")),
    )
    asked_of_one = "owner_user IS NOT NULL AND ticked_at IS NULL AND waived_at IS NULL"
    partial_index("ix_items_asked_of_one", "items", ["workspace_id", "owner_user"], asked_of_one)


def create_sign_offs() -> None:
    op.create_table(
        "sign_offs",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("decided_by", sa.Text, nullable=False),
        sa.Column("decided_at", INSTANT, nullable=False),
        sa.Column("comment", sa.Text),
        sa.Column("evidence", sa.Text),
        sa.Column("conditions", DOCUMENT, nullable=False),
        sa.Column("on_behalf", sa.Boolean, nullable=False),
        sa.Column("withdrawn_at", INSTANT),
        sa.Column("withdrawn_by", sa.Text),
        sa.Column("stale_at", INSTANT),
        sa.Column("stale_because", sa.Text),
        sa.PrimaryKeyConstraint(
            "workspace_id", "delivery_id", "phase", "round", "number", name="pk_sign_offs"
        ),
        of_gate("sign_offs"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_sign_offs_number_from_one")),
    )


def create_handoffs() -> None:
    op.create_table(
        "handoffs",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("giver", sa.Text, nullable=False),
        sa.Column("receiver", sa.Text, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("offered_at", INSTANT),
        sa.Column("offered_by", sa.Text),
        sa.Column("accepted_at", INSTANT),
        sa.Column("accepted_by", sa.Text),
        sa.Column("returned_at", INSTANT),
        sa.Column("returned_by", sa.Text),
        sa.Column("questions", sa.Text),
        sa.PrimaryKeyConstraint(
            "workspace_id", "delivery_id", "phase", "round", "attempt", name="pk_handoffs"
        ),
        of_gate("handoffs"),
        sa.CheckConstraint(
            "accepted_at IS NULL OR returned_at IS NULL", name=op.f("ck_handoffs_accepted_or_returned")
        ),
        sa.CheckConstraint("attempt >= 1", name=op.f("ck_handoffs_attempt_from_one")),
    )
