"""What every long-running command does first and last."""

import signal
from threading import Event

import structlog

from bot import environment, log
from bot.readiness import trouble_with
from bot.settings import Settings
from storage.store import Store


def settings() -> Settings:
    """Read and checked, with the log set up around them. Raises SettingsInvalid."""
    read = environment.load(Settings)
    log.configure(read.log_level, read.secrets())
    return read


def warn_about(store: Store) -> None:
    """An unready database does not stop the start: it may come back, and /readyz tells until it does."""
    if trouble := trouble_with(store):
        structlog.get_logger("gatehouse").warning("the database is not ready", trouble=str(trouble))


def stop_signal() -> Event:
    """Set when somebody asks this process to stop."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
