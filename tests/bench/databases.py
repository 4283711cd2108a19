"""Databases to measure on: each seeded once, each as durable as in production."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import text

from storage.migrate import upgrade
from storage.store import Store
from tests.bench.seeding import WORKSPACE, Waiting, seed
from tests.postgres import get_server

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
def sqlite(count: int) -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder:
        url = f"sqlite:///{folder}/gatehouse.db"
        yield seeded("SQLite", url, count, "SELECT sqlite_version()")


@contextmanager
def postgresql(count: int) -> Iterator[Database]:
    with (
        tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder,
        get_server(Path(folder) / "data", cleanup_mode="delete") as server,
    ):
        must_be_durable(server.get_uri("postgres"))
        url = server.get_uri("postgres", driver="psycopg")
        yield seeded("PostgreSQL", url, count, "SHOW server_version")
        must_be_durable(server.get_uri("postgres"))


def must_be_durable(url: str) -> None:
    """A number that was measured without fsync would say nothing."""
    with psycopg.connect(url) as connection:
        for setting in DURABLE:
            found = connection.execute(f"SHOW {setting}".encode()).fetchone()
            if found != ("on",):
                raise RuntimeError(f"PostgreSQL runs with {setting} = {found}")


def seeded(name: str, url: str, count: int, version: str) -> Database:
    upgrade(url)
    store = Store(url)
    waiting = seed(store, count)
    with store.transaction(WORKSPACE) as tx:
        found = str(tx.connection.scalar(text(version)))
        tx.connection.execute(text("ANALYZE"))
    store.close()
    return Database(name, url, found, waiting)


def stored(url: str, run: str) -> Stored:
    """Counted over a connection of its own, after the run: what is not committed is not seen."""
    store = Store(url)
    with store.reading(WORKSPACE) as tx:
        rows = tx.connection.scalar(text(INTENTS), {"intents": f"trigger:{run}.%"})
        signed = tx.connection.scalar(text(SIGN_OFFS), {"intents": f"trigger:{run}.%"})
    store.close()
    return Stored(int(signed or 0), int(rows or 0))


INTENTS = "SELECT count(*) FROM audit_log WHERE kind = 'sign_off.given' AND intent LIKE :intents"
SIGN_OFFS = """SELECT count(*) FROM sign_offs s JOIN audit_log a USING (workspace_id, delivery_id, phase, round)
    WHERE a.kind = 'sign_off.given' AND a.intent LIKE :intents
      AND a.done_by = s.decided_by AND a.happened_at = s.decided_at AND s.stale_at IS NULL"""
