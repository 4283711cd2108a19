"""PostgreSQL: one pool, lent out for writing and for reading."""

from time import monotonic
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from storage.errors import DriverMissing

IDLE = 1.0  # seconds after which a connection is asked whether it still lives


def engines(url: URL, pool_size: int, patience: float) -> tuple[Engine, Engine]:
    """Readers see one moment of the whole database, however many statements they take."""
    try:
        writing = create_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=patience,
            hide_parameters=True,
            connect_args={"options": options(patience), "connect_timeout": max(2, round(patience))},
        )
    except ModuleNotFoundError as missing:
        raise DriverMissing from missing
    replace_the_dead(writing)
    return writing, writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def options(patience: float) -> str:
    settings = {
        "timezone": "UTC",
        "lock_timeout": f"{patience}s",
        "statement_timeout": "60s",
        "idle_in_transaction_session_timeout": "60s",
    }
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def replace_the_dead(engine: Engine) -> None:
    """Asks a connection that rested whether it lives; to ask at every click would cost a fifth of it."""

    def note_rest(_: Any, entry: ConnectionPoolEntry) -> None:
        entry.info["rests_since"] = monotonic()

    def ask(driver: Any, entry: ConnectionPoolEntry, _: Any) -> None:
        if monotonic() - entry.info.get("rests_since", monotonic()) < IDLE:
            return
        try:
            engine.dialect.do_ping(driver)
        except engine.dialect.loaded_dbapi.Error as gone:
            raise DisconnectionError from gone

    event.listen(engine, "checkin", note_rest)
    event.listen(engine, "checkout", ask)
