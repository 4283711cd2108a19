"""`gatehouse migrate`: the database's tables, brought up to date."""

from bot import environment, log
from bot.settings import DatabaseSettings
from storage.migrate import upgrade


def migrate() -> None:
    """Create the database's tables, or bring them up to date."""
    settings = environment.load(DatabaseSettings)
    log.configure(settings.log_level, settings.secrets())
    upgrade(settings.database_url)
    print("The database is up to date.")
