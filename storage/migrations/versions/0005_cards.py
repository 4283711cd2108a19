"""What Slack is to show, and what is to be sent."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DOCUMENT, INSTANT, of_delivery, partial_index

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    create_cards()
    create_notices()


def downgrade() -> None:
    op.drop_table("notices")
    op.drop_table("cards")


def create_cards() -> None:
    op.create_table(
        "cards",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text),
        sa.Column("phase", sa.Text),
        sa.Column("round", sa.Integer),
        sa.Column("number", sa.Integer),
        sa.Column("user_id", sa.Text),
        sa.Column("channel_id", sa.Text),
        sa.Column("ts", sa.Text),
        sa.Column("wanted", sa.Integer, nullable=False),
        sa.Column("shown", sa.Integer, nullable=False),
        sa.Column("shown_digest", sa.Text),
        sa.Column("pinned", sa.Boolean, nullable=False),
        sa.Column("posting_since", INSTANT),
        sa.Column("claimed_until", INSTANT),
        sa.Column("retry_at", INSTANT),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("settled_at", INSTANT),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_cards"),
        of_delivery("cards"),
        sa.CheckConstraint("wanted >= shown", name=op.f("ck_cards_shown_what_was_wanted")),
    )
    op.create_index("ix_cards_delivery", "cards", ["workspace_id", "delivery_id", "settled_at"])
    partial_index("ix_cards_stale", "cards", ["created_at"], "wanted > shown AND settled_at IS NULL")


def create_notices() -> None:
    op.create_table(
        "notices",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text),
        sa.Column("phase", sa.Text),
        sa.Column("round", sa.Integer),
        sa.Column("channel_id", sa.Text),
        sa.Column("thread_kind", sa.Text),
        sa.Column("body", DOCUMENT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT),
        sa.Column("sent_ts", sa.Text),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("attempting_since", INSTANT),
        sa.Column("claimed_until", INSTANT),
        sa.Column("retry_at", INSTANT),
        sa.Column("error", sa.Text),
        sa.Column("given_up_at", INSTANT),
        sa.PrimaryKeyConstraint("workspace_id", "key", name="pk_notices"),
        of_delivery("notices"),
    )
    partial_index("ix_notices_pending", "notices", ["due_at"], "sent_at IS NULL AND given_up_at IS NULL")
