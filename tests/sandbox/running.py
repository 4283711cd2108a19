"""A sandbox and a small Bolt app, each on a free port in a thread, talking over real HTTP."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import uvicorn
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.app import build_app
from sandbox.config import Config
from sandbox.listening import listen
from sandbox.workspace import Workspace

Json = dict[str, Any]
Answer = tuple[int, str]

DANA, INES, QUINN, CLARA, SAM = "U0DANA0001", "U0INES0001", "U0QUINN001", "U0CLARA001", "U0SAM00001"
OLIVIA, BOT = "U0OLIVIA01", "U0SANDBOT1"
GENERAL, DELIVERIES, TALENT, SHARED = "C0GENERAL1", "C0DELIVER1", "C0ACMETLNT", "C0ACMESHRD"


class Sandbox:
    """A running sandbox: its Web API as the bot sees it, its control API as a test uses it."""

    def __init__(self, address: str, config: Config, workspace: Workspace) -> None:
        self.address, self.config, self.workspace = address, config, workspace
        self.http = httpx.Client(base_url=address, trust_env=False, timeout=30, verify=False)
        self.api = self.client(config.bot_token)

    def client(self, token: str | None) -> WebClient:
        return WebClient(token=token, base_url=f"{self.address}/api/")

    def refusal(self, method: str, **arguments: Any) -> Json:
        """The answer of a call that must be refused. Every method takes a form; not every one takes JSON."""
        try:
            answer = self.api.api_call(method, data=form_of(arguments))
        except SlackApiError as error:
            refused: Json = error.response.data
            return refused
        raise AssertionError(f"{method} was accepted: {answer}")

    def get(self, path: str, **params: Any) -> Any:
        return self.http.get(f"/sandbox/{path}", params=params).raise_for_status().json()

    def post(self, path: str, **body: Any) -> Any:
        return self.http.post(f"/sandbox/{path}", json=body).raise_for_status().json()

    def act(self, what: str, user: str, **body: Any) -> Json:
        outcome: Json = self.post(f"act/{what}", user=user, **body)
        return outcome

    def messages(self, channel: str, reader: str = DANA) -> list[Json]:
        seen: list[Json] = self.get(f"channels/{channel}/messages", **{"as": reader})
        return seen

    def deliveries(self, count: int, kind: str = "event") -> list[Json]:
        """The deliveries of this kind, once there are as many as expected."""
        while True:
            last = self.get("workspace")["last_change"]
            found: list[Json] = [each for each in self.get("deliveries") if each["kind"] == kind]
            if len(found) >= count:
                return found
            assert self.get("wait", after=last, timeout=10)["changes"], f"only {len(found)} of {count} came"


def form_of(arguments: Json) -> dict[str, str]:
    """Lists and objects as JSON strings, as slack_sdk sends them in a form."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in arguments.items()
        if value is not None
    }


class Peer:
    """The bot's side: a Bolt app behind an HTTP server, made new for each test."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.app = App(
            client=sandbox.api,
            signing_secret=sandbox.config.signing_secret,
            process_before_response=True,
            token_verification_enabled=False,
        )
        self.received: list[tuple[dict[str, str], str]] = []
        self.instead: Callable[[], Answer] | None = None
        self.headers: dict[str, str] = {}

    def answer(self, headers: dict[str, str], body: str) -> Answer:
        self.received.append((headers, body))
        if self.instead:
            return self.instead()
        response = self.app.dispatch(BoltRequest(body=body, headers=dict(headers)))
        return response.status, response.body


class QuietServer(ThreadingHTTPServer):
    """Says nothing when the sandbox has hung up on a late answer."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The sandbox's journal tells what happened."""


class Door:
    """The HTTP server of the bot; which peer answers can change from test to test."""

    def __init__(self) -> None:
        self.peer: Peer | None = None
        self.server = QuietServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}/slack/events"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        door = self

        class Handler(BaseHTTPRequestHandler):
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                headers = {name.lower(): value for name, value in self.headers.items()}
                status, text = door.peer.answer(headers, body) if door.peer else (503, "")
                self.send_response(status)
                for name, value in door.peer.headers.items() if door.peer else ():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *args: Any) -> None:
                """A quiet server."""

        return Handler

    @contextmanager
    def open(self) -> Iterator["Door"]:
        thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.server.shutdown()
            self.server.server_close()


@contextmanager
def running_sandbox(**settings: Any) -> Iterator[Sandbox]:
    """A sandbox on a free port until the block ends."""
    listener = listen("127.0.0.1", 0)
    config = Config(port=listener.getsockname()[1], **settings)
    app = build_app(config)
    server = Announcing(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    assert server.up.wait(timeout=30)
    sandbox = Sandbox(config.address, config, app.state.workspace)
    try:
        yield sandbox
    finally:
        sandbox.http.close()
        server.should_exit = True
        thread.join(timeout=30)


class Announcing(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()
