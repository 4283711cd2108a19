"""Deliveries, their pinned processes, who holds their roles, and people."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery, partial_index

revision = "0001"
down_revision = None

RUNNING = "closed_at IS NULL AND cancelled_at IS NULL"


def upgrade() -> None:
    create_process_versions()
    create_deliveries()
    create_holders()
    create_people()


def downgrade() -> None:
    op.drop_table("people")
    op.drop_table("holders")
    op.drop_table("deliveries")
    op.drop_table("process_versions")


def create_process_versions() -> None:
    op.create_table(
        "process_versions",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("process", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "sha256", name="pk_process_versions"),
        sa.CheckConstraint("version >= 1", name=op.f("ck_process_versions_version_from_one")),
    )


def create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("process_sha256", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_folded", sa.Text, nullable=False),
        sa.Column("client", sa.Text, nullable=False),
        sa.Column("client_folded", sa.Text, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("internal_channel", sa.Text, nullable=False),
        sa.Column("client_channel", sa.Text),
        sa.Column("intake_on", sa.Date, nullable=False),
        sa.Column("agreed_on", sa.Date, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("started_by", sa.Text, nullable=False),
        sa.Column("acceptable_delay_days", sa.Integer),
        sa.Column("escalate_when", sa.Text),
        sa.Column("closed_at", INSTANT),
        sa.Column("closed_by", sa.Text),
        sa.Column("cancelled_at", INSTANT),
        sa.Column("cancelled_by", sa.Text),
        sa.Column("cancelled_because", sa.Text),
        sa.Column("head_seq", sa.Integer, nullable=False),
        sa.Column("head_hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", name="pk_deliveries"),
        sa.ForeignKeyConstraint(
            ["workspace_id", "process_sha256"],
            ["process_versions.workspace_id", "process_versions.sha256"],
            name="fk_deliveries_process_versions",
        ),
        sa.CheckConstraint("agreed_on >= intake_on", name=op.f("ck_deliveries_agreed_after_intake")),
        sa.CheckConstraint("acceptable_delay_days >= 0", name=op.f("ck_deliveries_delay_not_negative")),
        sa.CheckConstraint("closed_at IS NULL OR cancelled_at IS NULL", name=op.f("ck_deliveries_ends_once")),
        sa.CheckConstraint("client_channel <> internal_channel", name=op.f("ck_deliveries_two_channels")),
    )
    op.create_index("ix_deliveries_client", "deliveries", ["workspace_id", "client_folded", "started_at"])
    partial_index("ix_deliveries_client_channel", "deliveries", ["workspace_id", "client_channel"], RUNNING)
    partial_index(
        "ix_deliveries_internal_channel", "deliveries", ["workspace_id", "internal_channel"], RUNNING
    )
    op.create_index("ix_deliveries_name", "deliveries", ["workspace_id", "name_folded"])
    partial_index("ix_deliveries_running", "deliveries", ["workspace_id", "started_at"], RUNNING)
    partial_index(
        "uq_deliveries_running_name", "deliveries", ["workspace_id", "client_folded", "name_folded"],
        RUNNING, unique=True,
    )  # fmt: skip


def create_holders() -> None:
    op.create_table(
        "holders",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("named_at", INSTANT, nullable=False),
        sa.Column("named_by", sa.Text, nullable=False),
        sa.Column("released_at", INSTANT),
        sa.Column("released_by", sa.Text),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_holders"),
        of_delivery("holders"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_holders_number_from_one")),
    )
    partial_index("ix_holders_live", "holders", ["workspace_id", "user_id"], "released_at IS NULL")


def create_people() -> None:
    op.create_table(
        "people",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("is_admin", sa.Boolean, nullable=False),
        sa.Column("fetched_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name="pk_people"),
    )
