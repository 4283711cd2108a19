"""Each SQL statement is compiled once in a process, and not again for the database of every test."""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

COMPILED: dict[Any, Any] = {}


class Shared:
    """A dialect that is like every other of its class, which is all that a compiled statement depends on."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=COMPILED)


class Sqlite(Shared, SQLiteDialect_pysqlite):
    supports_statement_cache = True


class Postgresql(Shared, PGDialect_psycopg):
    supports_statement_cache = True


def share() -> None:
    registry.register("sqlite", __name__, Sqlite.__name__)
    registry.register("postgresql.psycopg", __name__, Postgresql.__name__)
