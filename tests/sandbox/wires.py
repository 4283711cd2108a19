"""Socket Mode as an app's own client would speak it, and acts that wait for what it answers."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.sandbox.running import Json, Sandbox

PATIENCE = 10.0  # seconds until what should come is given up


class Wire:
    """One connection; what is read comes in the order in which it was sent."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.hello = self.read()

    def read(self) -> Json:
        message: Json = json.loads(self.connection.recv(timeout=PATIENCE))
        return message

    def ack(self, envelope: Json, payload: Json | None = None) -> None:
        answer = {"envelope_id": envelope["envelope_id"]}
        self.connection.send(json.dumps(answer | ({"payload": payload} if payload else {})))

    def is_closed(self) -> bool:
        """Once nothing more comes."""
        try:
            self.connection.recv(timeout=PATIENCE)
        except ConnectionClosed:
            return True
        return False

    def has_nothing(self) -> bool:
        """Whether all that came has been read; a pong comes after whatever was sent before it."""
        self.connection.ping().wait(PATIENCE)
        try:
            self.connection.recv(timeout=0)
        except TimeoutError:
            return True
        return False


def address(sandbox: Sandbox) -> str:
    opened = WebClient(base_url=f"{sandbox.address}/api/").apps_connections_open(
        app_token=sandbox.config.app_token
    )
    url: str = opened["url"]
    return url


@contextmanager
def wired(sandbox: Sandbox, url: str | None = None) -> Iterator[Wire]:
    with connect(url or address(sandbox), proxy=None) as connection:
        yield Wire(connection)


@contextmanager
def meanwhile(what: Callable[..., Json], *args: Any, **kwargs: Any) -> Iterator[Future[Json]]:
    """Done in a thread, because it ends only when the app has answered."""
    with ThreadPoolExecutor(1) as threads:
        yield threads.submit(what, *args, **kwargs)


def until_connected(sandbox: Sandbox, count: int) -> None:
    while True:
        state = sandbox.get("workspace")
        if state["connections"] == count:
            return
        changed = sandbox.get("wait", after=state["last_change"], timeout=PATIENCE)["changes"]
        assert changed, f"{state['connections']} connections, not {count}"
