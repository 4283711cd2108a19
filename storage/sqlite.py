"""SQLite: one writer at a time, readers that never wait for it."""

from pathlib import Path
from sqlite3 import Connection as Driver
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from storage.one_machine import Claim


def engines(url: URL, pool_size: int, patience: float) -> tuple[Engine, Engine]:
    """Writing goes through one connection, which `GroupCommit` shares."""
    writing = engine(url, "BEGIN IMMEDIATE", 1, patience)
    reading = engine(url, "BEGIN", pool_size, patience)
    event.listen(reading, "connect", lambda driver, _: driver.execute("PRAGMA query_only = on"))
    claim = Claim(Path(url.database or ""))
    for made in (writing, reading):
        event.listen(made, "do_connect", lambda *_: claim.take())
    event.listen(writing, "engine_disposed", lambda _: claim.release())
    return writing, reading


def engine(url: URL, begin: str, pool_size: int, patience: float) -> Engine:
    made = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=patience,
        hide_parameters=True,
        connect_args={"timeout": patience, "check_same_thread": False},
    )

    def prepare(driver: Driver, _: Any) -> None:
        driver.isolation_level = None  # we begin ourselves: a deferred transaction cannot become a writer
        driver.execute("PRAGMA journal_mode = wal")
        driver.execute("PRAGMA synchronous = full")
        driver.execute("PRAGMA foreign_keys = on")

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(made, "connect", prepare)
    event.listen(made, "begin", start)
    return made
