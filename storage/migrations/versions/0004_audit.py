"""The audit log, which can only grow."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DOCUMENT, INSTANT, of_delivery, partial_index

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    create_audit_log()
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("audit_log")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change")


def create_audit_log() -> None:
    op.create_table(
        "audit_log",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("happened_at", INSTANT, nullable=False),
        sa.Column("done_by", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("phase", sa.Text),
        sa.Column("round", sa.Integer),
        sa.Column("detail", DOCUMENT, nullable=False),
        sa.Column("intent", sa.Text),
        sa.Column("previous_hash", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "seq", name="pk_audit_log"),
        of_delivery("audit_log"),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_audit_log_seq_from_one")),
    )
    partial_index(
        "uq_audit_log_intent", "audit_log", ["workspace_id", "intent"], "intent IS NOT NULL", unique=True
    )


REFUSAL = "the audit log can only grow"

GUARDS = {
    "sqlite": [
        f"""
        CREATE TRIGGER audit_log_refuses_{change} BEFORE {change} ON audit_log
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """
        for change in ("update", "delete")
    ],
    "postgresql": [
        f"""
        CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
        """,
        """
        CREATE TRIGGER audit_log_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
        """,
    ],
}
