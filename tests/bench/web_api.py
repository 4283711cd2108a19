"""Calls of the Web API that one sandbox takes in a second, on one core.

The sandbox has the first processor for itself, the clients have the others. Beside it, on the same
processor, the same server with an application that reads the call and answers {"ok": true} unseen.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
from slack_sdk import WebClient

from tests.bench.load import Answers, drive
from tests.bench.servers import ROOT, Running, running
from tests.sandbox.running import DANA, TALENT

Json = dict[str, Any]
CLIENTS, WARM_UP, ROUNDS = 16, 200, 3
GOLDEN = ROOT / "tests" / "messages" / "golden"
SANDBOX = ("-m", "sandbox", "--port", "{port}")
UNSEEN = ("-m", "uvicorn", "--port", "{port}", "--log-level", "warning", "tests.bench.web_api:answer_unseen")
HEAD = "POST /api/{method} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer xoxb-sandbox\r\n"
TYPES = {"json": "application/json; charset=utf-8", "form": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Taken:
    """What was called, of whom, and what each call cost of the processor."""

    calls: str
    server: str
    answers: Answers
    processor: float  # milliseconds for each call


async def answer_unseen(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    head = [(b"content-type", b"application/json"), (b"content-length", b"12")]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": b'{"ok": true}'})


def call(method: str, arguments: Json, kind: str = "json") -> bytes:
    """The request as slack_sdk's WebClient sends it, but over a connection that stays open."""
    body = (json.dumps(arguments) if kind == "json" else urlencode(arguments)).encode()
    head = HEAD.format(method=method) + f"Content-Type: {TYPES[kind]}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def golden(name: str, delivery: int) -> Any:
    """What the bot shows of this delivery; its buttons carry the delivery's key."""
    return json.loads((GOLDEN / f"{name}.json").read_text().replace("d0123456789a", f"d{delivery:011d}"))


def small(count: int) -> list[bytes]:
    return [call("chat.postMessage", {"channel": TALENT, "text": f"message {n}"}) for n in range(count)]


def mixed(count: int, stamps: list[str]) -> list[bytes]:
    """New cards are posted, older ones brought up to date, Homes published, the channel read: in turn."""

    def update(n: int) -> bytes:
        card = golden("gate-ready-to-sign", n % len(stamps))
        return call("chat.update", {"channel": TALENT, "ts": stamps[n % len(stamps)], **card})

    turn: list[Callable[[int], bytes]] = [
        lambda n: call("chat.postMessage", {"channel": TALENT, **golden("gate-open", n)}),
        update,
        lambda n: call("views.publish", {"user_id": DANA, "view": golden("home", n % 10)}),
        lambda n: call("conversations.history", {"channel": TALENT, "limit": 5}, "form"),
    ]
    return [turn[n % len(turn)](n) for n in range(count)]


@contextmanager
def on_one_processor(arguments: tuple[str, ...], ready: str, log: Path) -> Iterator[Running]:
    """The server alone on the first processor, whoever called this on the others."""
    before = os.sched_getaffinity(0)
    first, *others = sorted(before)
    with running(arguments, ready, log) as server:
        os.sched_setaffinity(server.process.pid, {first})
        os.sched_setaffinity(0, others or {first})
        try:
            yield server
        finally:
            os.sched_setaffinity(0, before)


def sandbox(calls: str, count: int, log: Path) -> Taken:
    with on_one_processor(SANDBOX, "/sandbox/workspace", log) as server:
        bot = WebClient("xoxb-sandbox", base_url=f"http://127.0.0.1:{server.port}/api/")
        bot.conversations_join(channel=TALENT)
        stamps = [str(bot.chat_postMessage(channel=TALENT, text="x")["ts"]) for _ in range(50)]
        requests = small(count) if calls == "small messages" else mixed(count, stamps)
        return taken(calls, "sandbox", server, requests)


def unseen(calls: str, count: int, log: Path) -> Taken:
    with on_one_processor(UNSEEN, "/", log) as server:
        requests = small(count) if calls == "small messages" else mixed(count, ["1.0"])
        return taken(calls, "unseen", server, requests)


def taken(calls: str, name: str, server: Running, requests: list[bytes]) -> Taken:
    drive(server.port, requests[:WARM_UP], CLIENTS)
    before = server.processor_seconds()
    answers = drive(server.port, requests[WARM_UP:], CLIENTS)
    used = server.processor_seconds() - before
    refused = refusals(server) if name == "sandbox" else []
    if answers.errors or refused:
        raise RuntimeError(f"not every call was accepted: {answers.statuses}, {refused}")
    return Taken(calls, name, answers, 1000 * used / (len(requests) - WARM_UP))


def refusals(server: Running) -> list[Json]:
    """What the sandbox said no to; at Slack and here that comes with HTTP 200, too."""
    found: list[Json] = httpx.get(f"http://127.0.0.1:{server.port}/sandbox/calls?ok=false").json()[:1]
    return found


def measure(count: int, rounds: int = ROUNDS) -> list[Taken]:
    """Sandbox and unseen answers in turn, so that other work on the machine meets both."""
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder:
        log = Path(folder) / "servers.log"
        return [
            told(measured(calls, WARM_UP + count, log))
            for _ in range(rounds)
            for calls in ("small messages", "a mix of calls")
            for measured in (unseen, sandbox)
        ]


def told(one: Taken) -> Taken:
    print(f"{one.calls}, {one.server}: {one.answers.rate:,.0f}/s, {one.processor:.3f} ms of the processor")
    return one
