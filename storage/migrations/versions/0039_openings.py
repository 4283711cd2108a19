"""The words of the audit logs apart from what is hashed, so that they can be erased.

Rows from before keep their words in what is hashed: of those alone the detail may be replaced.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import DOCUMENT

revision = "0039"
down_revision = "0038"

REFUSAL = "the audit log can only grow"
LOGS = {"audit_log": ("delivery_id", "phase", "round"), "workspace_log": ()}
CHAINED = ("workspace_id", "seq", "happened_at", "kind", "intent", "previous_hash", "hash")


def upgrade() -> None:
    for log in LOGS:
        op.add_column(log, sa.Column("openings", DOCUMENT))
    run(UPGRADE)


def downgrade() -> None:
    run(DOWNGRADE)
    for log in LOGS:
        op.drop_column(log, "openings")


def run(statements: dict[str, list[str]]) -> None:
    for statement in statements[op.get_bind().dialect.name]:
        op.execute(statement)


def refuses(log: str, columns: str = "", condition: str = "") -> str:
    return f"""
        CREATE TRIGGER {log}_refuses_update BEFORE UPDATE {columns} ON {log} {condition}
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """


def chained(log: str) -> str:
    return ", ".join((*CHAINED, *LOGS[log]))


UPGRADE = {
    "sqlite": [
        statement
        for log in LOGS
        for statement in (
            f"DROP TRIGGER {log}_refuses_update",
            refuses(log, f"OF {chained(log)}"),
            f"""
            CREATE TRIGGER {log}_refuses_rewording BEFORE UPDATE OF done_by, detail ON {log}
            WHEN OLD.openings IS NOT NULL
            BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
            """,
        )
    ],
    "postgresql": [
        f"""
        CREATE FUNCTION refuse_rewording() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF to_jsonb(NEW) - '{{detail,done_by,openings}}'::text[]
                IS DISTINCT FROM to_jsonb(OLD) - '{{detail,done_by,openings}}'::text[]
                OR OLD.openings IS NOT NULL
                AND (NEW.detail, NEW.done_by) IS DISTINCT FROM (OLD.detail, OLD.done_by)
            THEN RAISE EXCEPTION '{REFUSAL}'; END IF;
            RETURN NEW; END $$
        """,
        *(
            statement
            for log in LOGS
            for statement in (
                f"DROP TRIGGER {log}_refuses_change ON {log}",
                f"""
                CREATE TRIGGER {log}_refuses_change BEFORE DELETE OR TRUNCATE ON {log}
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
                """,
                f"""
                CREATE TRIGGER {log}_refuses_rewording BEFORE UPDATE ON {log}
                FOR EACH ROW EXECUTE FUNCTION refuse_rewording()
                """,
            )
        ),
    ],
}

DOWNGRADE = {
    "sqlite": [
        statement
        for log in LOGS
        for statement in (
            f"DROP TRIGGER {log}_refuses_rewording",
            f"DROP TRIGGER {log}_refuses_update",
            refuses(log),
        )
    ],
    "postgresql": [
        *(
            statement
            for log in LOGS
            for statement in (
                f"DROP TRIGGER {log}_refuses_rewording ON {log}",
                f"DROP TRIGGER {log}_refuses_change ON {log}",
                f"""
                CREATE TRIGGER {log}_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {log}
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
                """,
            )
        ),
        "DROP FUNCTION refuse_rewording",
    ],
}
