"""Deliveries that were put away: the audit log lets go of their rows, and of no others."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DOCUMENT, INSTANT

revision = "0044"
down_revision = "0043"

REFUSAL = "the audit log can only grow"
ARCHIVED = """SELECT 1 FROM archives a WHERE a.workspace_id = OLD.workspace_id
    AND a.delivery_id = OLD.delivery_id"""


def upgrade() -> None:
    op.create_table(
        "archives",
        sa.Column("workspace_id", sa.Text, nullable=False),
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("client", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("people", DOCUMENT, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=False),
        sa.Column("archived_at", INSTANT, nullable=False),
        sa.Column("archived_by", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("head_seq", sa.Integer, nullable=False),
        sa.Column("head_hash", sa.Text, nullable=False),
        sa.Column("hashes", DOCUMENT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", name="pk_archives"),
    )
    run(UPGRADE)


def downgrade() -> None:
    run(DOWNGRADE)
    op.drop_table("archives")


def run(statements: dict[str, list[str]]) -> None:
    for statement in statements[op.get_bind().dialect.name]:
        op.execute(statement)


def statement_guard(changes: str) -> str:
    return f"""
        CREATE TRIGGER audit_log_refuses_change BEFORE {changes} ON audit_log
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
        """


def row_guard(condition: str) -> str:
    return f"""
        CREATE TRIGGER audit_log_refuses_delete BEFORE DELETE ON audit_log {condition}
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """


UPGRADE = {
    "sqlite": ["DROP TRIGGER audit_log_refuses_delete", row_guard(f"WHEN NOT EXISTS ({ARCHIVED})")],
    "postgresql": [
        "DROP TRIGGER audit_log_refuses_change ON audit_log",
        statement_guard("TRUNCATE"),
        f"""
        CREATE FUNCTION refuse_audit_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF NOT EXISTS ({ARCHIVED}) THEN RAISE EXCEPTION '{REFUSAL}'; END IF;
            RETURN OLD; END $$
        """,
        """
        CREATE TRIGGER audit_log_refuses_delete BEFORE DELETE ON audit_log
        FOR EACH ROW EXECUTE FUNCTION refuse_audit_delete()
        """,
    ],
}

DOWNGRADE = {
    "sqlite": ["DROP TRIGGER audit_log_refuses_delete", row_guard("")],
    "postgresql": [
        "DROP TRIGGER audit_log_refuses_delete ON audit_log",
        "DROP FUNCTION refuse_audit_delete",
        "DROP TRIGGER audit_log_refuses_change ON audit_log",
        statement_guard("DELETE OR TRUNCATE"),
    ],
}
