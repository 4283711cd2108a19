"""A database that goes away for a while: SQLite locked by somebody else, PostgreSQL cut off or refusing."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import make_url


@contextmanager
def database_away(url: str) -> Iterator[None]:
    """Nobody can write while this lasts; on PostgreSQL nobody can even connect."""
    away = locked if url.startswith("sqlite") else shut
    with away(url):
        yield


@contextmanager
def locked(url: str) -> Iterator[None]:
    holder = sqlite3.connect(make_url(url).database or "", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        holder.rollback()
        holder.close()


@contextmanager
def shut(url: str) -> Iterator[None]:
    name = make_url(url).database
    with administering(url) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false".encode())
        throw_out(connection, str(name))
        try:
            yield
        finally:
            connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true".encode())


@contextmanager
def administering(url: str) -> Iterator[psycopg.Connection]:
    plain = make_url(url).set(drivername="postgresql", database="postgres")
    with psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True) as connection:
        yield connection


def throw_out(connection: psycopg.Connection, name: str) -> None:
    """Ends every session of this database, as a restart of the server would."""
    connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
