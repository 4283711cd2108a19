"""The driver's errors, told apart: the database is not there for us, or we have a bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.errors import NotMigrated, Unavailable

BUSY = "The database is busy with other work."
FULL = "The database has no room left on its disk."
NO_DATABASE = "The database file is damaged, or is none."
REASONS = {
    "SQLITE_BUSY": BUSY, "SQLITE_LOCKED": BUSY, "SQLITE_FULL": FULL,
    "SQLITE_NOTADB": NO_DATABASE, "SQLITE_CORRUPT": NO_DATABASE,
    "55P03": BUSY, "40P01": BUSY, "40001": BUSY, "53100": FULL, "53300": BUSY,
}  # fmt: skip
UNDEFINED_TABLE = "42P01"


@contextmanager
def translated() -> Iterator[None]:
    """Raises Unavailable or NotMigrated in place of what the driver said; other errors pass."""
    try:
        yield
    except PoolTimeout as waited:
        raise Unavailable(BUSY) from waited
    except DBAPIError as error:
        if is_unmigrated(error):
            raise NotMigrated from error
        if is_unavailable(error):
            raise Unavailable(*reason(error)) from error
        raise


def is_unmigrated(error: DBAPIError) -> bool:
    said = error.orig
    return code_of(error) == UNDEFINED_TABLE or str(said).startswith("no such table")


def is_unavailable(error: DBAPIError) -> bool:
    """SQLite says SQLITE_ERROR, alone of its operational errors, when our SQL is wrong."""
    if error.connection_invalidated or code_of(error) in REASONS:
        return True
    return isinstance(error, OperationalError) and code_of(error) != "SQLITE_ERROR"


def reason(error: DBAPIError) -> list[str]:
    known = REASONS.get(code_of(error) or "")
    return [known] if known else []


def code_of(error: DBAPIError) -> str | None:
    if isinstance(error.orig, sqlite3.Error):
        name = getattr(error.orig, "sqlite_errorname", None)
        return name and primary(name)
    return getattr(error.orig, "sqlstate", None)


def primary(name: str) -> str:
    """SQLITE_BUSY_SNAPSHOT and its kind begin with the name of what they are a kind of."""
    return "_".join(name.split("_")[:2])
