"""The two ways on which Slack reaches the app: signed requests to its address, or its own connection."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from slack_bolt.adapter.socket_mode import SocketModeHandler
from werkzeug.serving import make_server

from bot.assembly import Bot
from bot.commands.socket import connect
from bot.wsgi import build_wsgi
from sandbox.workspace import Workspace

Way = Literal["http", "sockets"]


@contextmanager
def serving(bot: Bot, listener: int) -> Iterator[None]:
    """Behind HTTP, on a socket that listens already."""
    server = make_server("127.0.0.1", 0, build_wsgi(bot.app, bot.desk), threaded=True, fd=listener)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


@contextmanager
def connected(bot: Bot, workspace: Workspace) -> Iterator[None]:
    """Over Socket Mode, as `gatehouse socket` does it."""
    handler = SocketModeHandler(bot.app, workspace.config.app_token)
    connect(handler, threading.Event())
    try:
        yield
    finally:
        handler.close()
