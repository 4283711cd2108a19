"""What lists, Homes and searches read, kept beside each delivery. The clock fills it for those that stand."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, of_delivery, partial_index

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    create_standings()
    create_waits()
    create_people()
    create_search()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    for table in ("search_texts", "findings", "delivery_people", "waits", "standings"):
        op.drop_table(table)


def keys() -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in ("workspace_id", "delivery_id")]


def create_standings() -> None:
    op.create_table(
        "standings",
        *keys(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("phase", sa.Text),
        sa.Column("phase_label", sa.Text, nullable=False),
        sa.Column("phase_number", sa.Integer, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("late_after", sa.Date),
        sa.Column("held", sa.Boolean, nullable=False),
        sa.Column("escalations", sa.Integer, nullable=False),
        sa.Column("waits_on_client", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", name="pk_standings"),
        of_delivery("standings"),
    )
    partial_index("ix_standings_late", "standings", ["workspace_id", "late_after"], "late_after IS NOT NULL")


def create_waits() -> None:
    op.create_table(
        "waits",
        *keys(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text),
        sa.Column("role", sa.Text),
        sa.Column("role_name", sa.Text),
        sa.Column("external", sa.Boolean, nullable=False),
        sa.Column("phase", sa.Text),
        sa.Column("since", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "number", name="pk_waits"),
        of_delivery("waits"),
    )
    op.create_index("ix_waits_person", "waits", ["workspace_id", "user_id", "since"])
    op.create_index("ix_waits_since", "waits", ["workspace_id", "since"])


def create_people() -> None:
    op.create_table(
        "delivery_people",
        *keys(),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "user_id", name="pk_delivery_people"),
        of_delivery("delivery_people"),
    )
    op.create_index("ix_delivery_people_person", "delivery_people", ["workspace_id", "user_id"])
    op.create_table(
        "findings",
        *keys(),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", "kind", "about", name="pk_findings"),
        of_delivery("findings"),
    )


def create_search() -> None:
    texts = ("name", "client", "scope", "decisions", "risks", "escalations", "folded")
    op.create_table(
        "search_texts",
        *keys(),
        sa.Column("number", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        sa.PrimaryKeyConstraint("workspace_id", "delivery_id", name="pk_search_texts"),
        of_delivery("search_texts"),
    )
    op.create_index("uq_search_texts_number", "search_texts", ["number"], unique=True)
    for statement in INDEXES[op.get_bind().dialect.name]:
        op.execute(statement)


INDEXES = {
    "sqlite": [
        """
        CREATE VIRTUAL TABLE search_index USING fts5(
            folded, content='search_texts', content_rowid='number', tokenize='unicode61', prefix='2 3')
        """,
        """
        CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
            INSERT INTO search_index (rowid, folded) VALUES (new.number, new.folded); END
        """,
        """
        CREATE TRIGGER search_texts_gone AFTER DELETE ON search_texts BEGIN
            INSERT INTO search_index (search_index, rowid, folded)
                VALUES ('delete', old.number, old.folded); END
        """,
        """
        CREATE TRIGGER search_texts_changed AFTER UPDATE ON search_texts BEGIN
            INSERT INTO search_index (search_index, rowid, folded) VALUES ('delete', old.number, old.folded);
            INSERT INTO search_index (rowid, folded) VALUES (new.number, new.folded); END
        """,
    ],
    "postgresql": [
        """
        CREATE INDEX ix_search_texts_folded ON search_texts USING gin (to_tsvector('simple', folded))
        """,
    ],
}
