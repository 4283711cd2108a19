"""The database's tables, brought to a revision: all of the way, or nothing of it."""

from importlib.resources import files
from typing import Literal

from sqlalchemy import text

from storage.engines import engines_for
from storage.failures import translated

PATIENCE = 60.0  # seconds; another process may be migrating at this moment
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('gatehouse migrate'))")


def upgrade(url: str, revision: str = "head") -> None:
    """Raises Unavailable when the database cannot be reached."""
    _move(url, "upgrade", revision)


def downgrade(url: str, revision: str) -> None:
    """What only newer revisions know is lost. Raises Unavailable when the database cannot be reached."""
    _move(url, "downgrade", revision)


def _move(url: str, direction: Literal["upgrade", "downgrade"], revision: str) -> None:
    # Half a second and 8 MB, which a process that only serves has no use for.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    engines = engines_for(url, pool_size=1, patience=PATIENCE)
    try:
        with translated(), engines.writing.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(ONE_AT_A_TIME)
            config = Config(attributes={"connection": connection})
            config.set_main_option("script_location", str(files("storage") / "migrations").replace("%", "%%"))
            config.set_main_option("path_separator", "os")
            getattr(command, direction)(config, revision)
    finally:
        engines.dispose()
