"""The process files that a workspace wrote itself."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "process_files",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("process", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("uploaded_at", INSTANT, nullable=False),
        sa.Column("uploaded_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "process", "version", name="pk_process_files"),
        sa.ForeignKeyConstraint(
            ["workspace_id", "sha256"],
            ["process_versions.workspace_id", "process_versions.sha256"],
            name="fk_process_files_process_versions",
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_process_files_version_from_one")),
    )


def downgrade() -> None:
    op.drop_table("process_files")
