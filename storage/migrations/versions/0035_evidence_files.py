"""Files as evidence, by reference and with their SHA-256."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_gate

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.create_table(
        "evidence_files",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("added_by", sa.Text, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("size", sa.BigInteger),
        sa.Column("sha256", sa.Text),
        sa.Column("link", sa.Text),
        sa.Column("read_at", INSTANT),
        sa.Column("trouble", sa.Text),
        sa.PrimaryKeyConstraint(
            "workspace_id", "delivery_id", "phase", "round", "number", name="pk_evidence_files"
        ),
        of_gate("evidence_files"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_evidence_files_number_from_one")),
    )


def downgrade() -> None:
    op.drop_table("evidence_files")
