"""gunicorn, started from here instead of from a configuration file."""

import logging
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from bot.assembly import Bot
from bot.settings import Settings
from bot.wsgi import build_wsgi


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Serves the bot over HTTP; each worker process builds its own after the fork."""

    def __init__(self, settings: Settings, *, workers: int, with_timetable: bool = False) -> None:
        self._settings = settings
        self._workers = workers
        self._with_timetable = with_timetable
        self._bot: Bot | None = None
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"{self._settings.host}:{self._settings.port}",
            "worker_class": "gthread",
            "workers": self._workers,
            "threads": self._settings.threads,
            "graceful_timeout": 10,
            "logger_class": PropagatingLogger,
            "loglevel": self._settings.log_level,
            "worker_exit": lambda _arbiter, _worker: self._close(),
            "proc_name": "gatehouse",
            "control_socket_disable": True,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        self._bot = Bot(self._settings)
        self._bot.start_sender()
        if self._with_timetable:
            self._bot.start_timetable()
        return build_wsgi(self._bot.app, self._bot.desk)

    def _close(self) -> None:
        if self._bot is not None:
            self._bot.close()


class PropagatingLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Leaves gunicorn's lines to the app's own log, where secrets are removed."""

    def setup(self, cfg: Any) -> None:
        self.loglevel = getattr(logging, cfg.loglevel.upper())
        self.error_log.setLevel(self.loglevel)
        self.error_log.propagate = True
