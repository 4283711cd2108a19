"""A whole copy of a SQLite database while it is in use."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from storage.restoring.state import mark
from storage.store import Store
from storage.transaction import EVERY_WORKSPACE


class NotSqlite(ValueError):
    """PostgreSQL brings tools of its own."""


def copy_database(url: str, target: Path, at: datetime) -> None:
    """One moment of it, whole and on the disk, or nothing. Nobody who clicks waits for it.

    Raises NotSqlite, FileExistsError, or FileNotFoundError where there is no database yet.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        raise NotSqlite
    source = Path(address.database)
    if not source.exists():
        raise FileNotFoundError(source)
    if target.exists():
        raise FileExistsError(target)
    unfinished = target.with_name(f".{target.name}.part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(unfinished)) as new:
        old.backup(new)  # all pages in one step: a reader sees one moment, and holds up no writer
        new.execute("PRAGMA journal_mode = delete")  # one file, with no log beside it
    note_that_it_is_a_copy(unfinished, at)
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.rename(target)


def note_that_it_is_a_copy(path: Path, at: datetime) -> None:
    store = Store(f"sqlite:///{path}")
    try:
        with store.transaction(EVERY_WORKSPACE) as tx:
            mark(tx, at)
    finally:
        store.close()
    with closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA journal_mode = delete")
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise OSError(f"{path} is not whole")
    for beside in path.parent.glob(f"{path.name}-*"):
        beside.unlink()
