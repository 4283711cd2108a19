"""`gatehouse web`: Slack over HTTP."""

import structlog

from bot import starting
from bot.serving import Server


def web() -> None:
    """Answer Slack over HTTP, at /slack/events; on PostgreSQL in several processes."""
    settings = starting.settings()
    if settings.on_sqlite:
        structlog.get_logger("gatehouse").info(
            "SQLite: one process, and `gatehouse clock` must run on this same machine",
            database=settings.database_url,
        )
    Server(settings, workers=1 if settings.on_sqlite else settings.workers).run()
