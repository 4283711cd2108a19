"""A whole Gatehouse on stage: the sandbox, the real app behind signed requests, a real database."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx
import uvicorn

from bot.assembly import Bot
from bot.clock import Clock, clock_for
from bot.settings import Settings
from handlers.desk import Desk
from handlers.senders.limits import UNLIMITED
from sandbox.app import build_app
from sandbox.config import Config
from sandbox.listening import listen
from sandbox.workspace import Workspace
from tests.driver.actor import Actor
from tests.driver.ways import Way, connected, serving

ROOT = Path(__file__).parents[2]
TOKEN, SECRET = "xoxb-1111111111-2222222222-onstage", "0123456789abcdef0123456789abcdef"
PATIENCE = 15.0  # seconds until what should appear is given up

Found = TypeVar("Found")


class StageClock:
    """The real clock, or the demo's, moved on by whole days where a story needs it."""

    def __init__(self, demo: Path | None = None) -> None:
        self._real, self.ahead = clock_for(demo), timedelta()

    def now(self) -> datetime:
        return self._real.now() + self.ahead


class Stage:
    def __init__(self, workspace: Workspace, bot_url: str, bot: Bot, clock: "StageClock") -> None:
        self.workspace, self.bot_url, self.bot, self.clock = workspace, bot_url, bot, clock
        address = f"{workspace.config.address}/sandbox"
        self.http = httpx.Client(base_url=address, timeout=20, verify=False)  # plain HTTP

    @property
    def desk(self) -> Desk:
        """What the bot's own listeners work with."""
        return self.bot.desk

    def actor(self, name: str) -> Actor:
        return Actor(self, name)

    def get(self, path: str, **params: Any) -> Any:
        answer = self.http.get(path, params=params)
        answer.raise_for_status()
        return answer.json()

    def post(self, path: str, **body: Any) -> Any:
        answer = self.http.post(path, json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def attempt(self, path: str, **body: Any) -> dict[str, Any] | None:
        """None where the sandbox says that this cannot be done."""
        answer = self.http.post(path, json=body)
        done: dict[str, Any] | None = answer.json() if answer.status_code == 200 else None
        return done

    def trigger(self, user_id: str, view_id: str | None = None) -> str:
        """For a request that no person could send."""
        return self.workspace.triggers.issue(user_id, view_id)

    def response_url(self, user_id: str, channel_id: str) -> str:
        return self.workspace.response_urls.issue(self.workspace, user_id, channel_id)

    def fault(self, method: str, kind: str, *, times: int = 1, seconds: float = 1.0) -> None:
        """What goes wrong with the next calls of a method; "*" is any."""
        self.post("faults", method=method, kind=kind, times=times, seconds=seconds)

    def heal(self) -> None:
        self.http.delete("faults").raise_for_status()

    def calls(self, *methods: str) -> list[dict[str, Any]]:
        """What the bot asked of Slack, oldest first."""
        made: list[dict[str, Any]] = self.get("calls")
        return [call for call in made if not methods or call["method"] in methods]

    def messages(self, channel: str, reader: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get(f"channels/{channel}/messages", **{"as": reader})
        return found

    def is_reachable(self) -> bool:
        """At its address always, else over its connection."""
        return bool(self.workspace.config.bot_url or self.get("workspace")["connections"])

    def eventually(self, look: Callable[[], Found | None], what: str) -> Found:
        """What `look` returns once it is true, asked again at each change in the sandbox."""
        deadline = Clock().now() + timedelta(seconds=PATIENCE)
        seen = 0
        while True:
            if found := look():
                return found
            assert Clock().now() < deadline, f"did not appear: {what}"
            seen = self.get("wait", after=seen, timeout=0.5)["last"]


@contextmanager
def on_stage(
    database_url: str,
    *,
    seed: str = "demo",
    sender: bool = True,
    way: Way = "http",
    demo_clock: Path | None = None,
    patience: float = PATIENCE,
    **more: Any,
) -> Iterator[Stage]:
    """With a file for `demo_clock` the sandbox's page moves the bot's time, as in the demo.

    The bot waits `patience` seconds for its database; a busy machine is slow, but not stuck.
    `more` are further settings of the bot's.
    """
    with (
        listening() as (bot_socket, bot_url),
        serving_sandbox(bot_url if way == "http" else None, seed, demo_clock) as workspace,
    ):
        settings = Settings(
            slack_bot_token=TOKEN,
            slack_signing_secret=SECRET,
            slack_api_url=f"{workspace.config.address}/api/",
            database_url=database_url,
            **more,
        )
        clock = StageClock(demo_clock)
        bot = Bot(settings, clock, patience=patience)
        if sender:
            bot.start_sender(allowance=UNLIMITED)  # as the sandbox is, unless told otherwise
        stage = Stage(workspace, bot_url, bot, clock)
        try:
            with serving(bot, bot_socket) if way == "http" else connected(bot, workspace):
                stage.eventually(stage.is_reachable, "a bot that Slack can reach")
                yield stage
        finally:
            bot.close()


@contextmanager
def listening() -> Iterator[tuple[int, str]]:
    """A socket that is bound before either side starts, so that both know the address."""
    listener = listen("127.0.0.1", 0)
    try:
        yield listener.fileno(), f"http://127.0.0.1:{listener.getsockname()[1]}/slack/events"
    finally:
        listener.close()


@contextmanager
def serving_sandbox(bot_url: str | None, seed: Any, clock: Path | None = None) -> Iterator[Workspace]:
    listener = listen("127.0.0.1", 0)
    config = Config(
        port=listener.getsockname()[1],
        bot_url=bot_url,
        signing_secret=SECRET,
        bot_token=TOKEN,
        seed=seed,
        manifest=ROOT / "manifest.yml",
        ack_seconds=PATIENCE,  # a busy machine is slow; how fast it answers is measured elsewhere
        clock=clock,
    )
    app = build_app(config)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield app.state.workspace
    finally:
        server.should_exit = True
        thread.join()
