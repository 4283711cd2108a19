"""Which revision the database's tables stand at, and which is the newest."""

from functools import cache
from importlib.resources import files

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from storage.errors import NotMigrated
from storage.failures import is_unmigrated


@cache
def newest() -> str:
    """Revisions are numbered and each file begins with its number, so Alembic need not be loaded to know."""
    names = (file.name for file in (files("storage") / "migrations" / "versions").iterdir())
    return max(name.split("_")[0] for name in names if name.endswith(".py"))


def current(connection: Connection) -> str | None:
    """None where no table was ever made."""
    try:
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    except DBAPIError as error:
        if is_unmigrated(error):
            return None
        raise
    return str(found) if found else None


def must_be_newest(connection: Connection) -> None:
    found = current(connection)
    if found != newest():
        raise NotMigrated(found)
