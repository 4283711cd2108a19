"""Messages to the client, how they are set, and the managers' digest in the morning."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery, partial_index

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    create_settings()
    create_updates()
    op.create_table(
        "morning_digests",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("next_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name="pk_morning_digests"),
    )
    op.create_index("ix_morning_digests_next_at", "morning_digests", ["next_at"])


def downgrade() -> None:
    op.drop_table("morning_digests")
    op.drop_table("client_updates")
    op.drop_table("digest_settings")


def create_settings() -> None:
    op.create_table(
        "digest_settings",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("cadence", sa.Text, nullable=False),
        sa.Column("weekday", sa.Text, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.Column("time_zone", sa.Text, nullable=False),
        sa.Column("to_channel", sa.Boolean, nullable=False),
        sa.Column("mail_to", sa.Text),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("goes_by_itself", sa.Boolean, nullable=False),
        sa.Column("preview_hours", sa.Integer, nullable=False),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.Column("set_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_digest_settings"),
        of_delivery("digest_settings"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_digest_settings_number_from_one")),
        sa.CheckConstraint("hour BETWEEN 0 AND 23", name=op.f("ck_digest_settings_hour_of_a_day")),
    )


def create_updates() -> None:
    texts = (
        "phase", "note", "note_by", "sent_by", "language", "channel", "mail_to", "summary", "undelivered",
        "skipped_by", "skipped_because",
    )  # fmt: skip
    moments = ("due_at", "next_at", "previewed_at", "waiting_since", "sent_at", "skipped_at")
    op.create_table(
        "client_updates",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("planned_at", INSTANT, nullable=False),
        sa.Column("round", sa.Integer),
        *(sa.Column(name, INSTANT) for name in moments),
        *(sa.Column(name, sa.Text) for name in texts),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_client_updates"),
        of_delivery("client_updates"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_client_updates_number_from_one")),
        sa.CheckConstraint(
            "sent_at IS NULL OR skipped_at IS NULL", name=op.f("ck_client_updates_sent_or_skipped")
        ),
        sa.CheckConstraint(
            "sent_at IS NULL OR summary IS NOT NULL", name=op.f("ck_client_updates_sent_with_summary")
        ),
    )
    partial_index("ix_client_updates_next", "client_updates", ["next_at"], "next_at IS NOT NULL")
