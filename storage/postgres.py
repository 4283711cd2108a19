"""PostgreSQL: one pool, lent out for writing and for reading."""

from time import monotonic
from typing import Any

from psycopg import Connection as Driver
from psycopg import Error
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

IDLE = 1.0  # seconds after which a connection is asked whether it still lives


def engines(url: URL, pool_size: int, patience: float) -> tuple[Engine, Engine]:
    """Readers see one moment of the whole database, however many statements they take."""
    writing = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=patience,
        hide_parameters=True,
        connect_args={"options": options(patience), "connect_timeout": max(2, round(patience))},
    )
    event.listen(writing, "checkin", note_rest)
    event.listen(writing, "checkout", refuse_the_dead)
    return writing, writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def options(patience: float) -> str:
    settings = {
        "timezone": "UTC",
        "lock_timeout": f"{patience}s",
        "statement_timeout": "60s",
        "idle_in_transaction_session_timeout": "60s",
    }
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def note_rest(_: Driver, entry: ConnectionPoolEntry) -> None:
    entry.info["rested_from"] = monotonic()


def refuse_the_dead(driver: Driver, entry: ConnectionPoolEntry, _: Any) -> None:
    """Asks only a connection that rested: a ping for each click would cost a fifth of it."""
    if monotonic() - entry.info.get("rested_from", monotonic()) < IDLE:
        return
    try:
        driver.execute("SELECT 1")
        driver.rollback()
    except Error as gone:
        raise DisconnectionError from gone
