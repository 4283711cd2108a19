"""One engine that writes and one that only reads, for SQLite or PostgreSQL."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from storage import postgres, sqlite
from storage.group_commit import GroupCommit


@dataclass(frozen=True, slots=True)
class Engines:
    writing: Engine
    reading: Engine
    begin_writing: Callable[[], AbstractContextManager[Connection]]

    def dispose(self) -> None:
        self.writing.dispose()
        self.reading.dispose()


def engines_for(url: str, pool_size: int, patience: float) -> Engines:
    """`patience` is how many seconds a person's click may wait for a connection or a lock."""
    parsed = parsed_url(url)
    if parsed.get_backend_name() == "sqlite":
        writing, reading = sqlite.engines(parsed, pool_size, patience)
        return Engines(writing, reading, GroupCommit(writing, patience).begin)
    writing, reading = postgres.engines(parsed, pool_size, patience)
    return Engines(writing, reading, writing.begin)


def parsed_url(url: str) -> URL:
    """Raises ValueError without the URL in it, for a password may stand there."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError("DATABASE_URL is not the address of a database") from None
    match parsed.get_backend_name():
        case "sqlite" if parsed.database and parsed.database != ":memory:":
            return parsed
        case "postgres" | "postgresql":
            return parsed.set(drivername="postgresql+psycopg")
    raise ValueError("DATABASE_URL names neither a SQLite file nor a PostgreSQL database")
