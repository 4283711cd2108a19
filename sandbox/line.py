"""The line from the bot to the sandbox: which fault hits a request on it, and what is noted of it."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.types import Receive, Scope, Send

from sandbox.clock import stopwatch
from sandbox.faults import Fault
from sandbox.journal import Call, CallKind
from sandbox.redacting import redacted
from sandbox.workspace import Json, Workspace

JSON_TYPE = "application/json; charset=utf-8"


@dataclass(slots=True)
class Asked:
    """A request of the bot's. arguments and unknown are filled in by whoever reads them."""

    kind: CallKind
    verb: str
    method: str
    path: str
    query: bytes
    content_type: str
    authorization: str
    body: bytes
    arguments: Json = field(default_factory=dict)
    token: str = ""  # the one in the body; most come as authorization
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot hears; content is how it stands in the journal."""

    status: int
    body: bytes
    content: Json
    content_type: str = JSON_TYPE
    headers: tuple[tuple[str, str], ...] = ()


async def asked_of(scope: Scope, receive: Receive, kind: CallKind, method: str) -> Asked:
    headers: dict[bytes, bytes] = dict(scope["headers"])
    return Asked(
        kind,
        scope["method"],
        method,
        path=scope["path"],
        query=scope["query_string"],
        content_type=headers.get(b"content-type", b"").decode("latin-1"),
        authorization=headers.get(b"authorization", b"").decode("latin-1"),
        body=await _body(receive),
    )


def json_answer(content: Json, status: int = 200, *headers: tuple[str, str]) -> Answer:
    return Answer(status, json.dumps(content).encode(), content, headers=headers)


def text_answer(text: str, status: int = 200) -> Answer:
    return Answer(status, text.encode(), {"text": text}, "text/plain; charset=utf-8")


async def carry(
    ws: Workspace,
    asked: Asked,
    receive: Receive,
    send: Send,
    *,
    read: Callable[[], object],
    work: Callable[[], Answer],
) -> None:
    """work reads and answers; read only fills in the arguments, where a fault keeps it from its effect."""
    at, started = ws.clock.now(), stopwatch()
    fault = ws.faults.take(asked.method) if ws.faults.waiting else None
    if fault and fault.kind == "latency":
        await asyncio.sleep(fault.seconds)
    answer = _instead(fault)
    if answer is None:
        answer = work()
    else:
        read()
    dropped = fault is not None and fault.kind in ("reset_before", "reset_after", "down")
    _note(ws, asked, None if dropped else answer, at=at, duration=stopwatch() - started, fault=fault)
    if dropped:
        await _hang_up(receive)
    else:
        await _respond(send, answer)


def _instead(fault: Fault | None) -> Answer | None:
    """The answer of a request that takes no effect."""
    match fault.kind if fault else None:
        case "429":
            seconds = str(max(1, round(fault.seconds if fault else 1)))
            return json_answer({"ok": False, "error": "ratelimited"}, 429, ("retry-after", seconds))
        case "500":
            return json_answer({"ok": False, "error": "internal_error"}, 500)
        case "reset_before" | "down":
            return json_answer({})
    return None


def _note(
    ws: Workspace, asked: Asked, answer: Answer | None, *, at: float, duration: float, fault: Fault | None
) -> None:
    content = redacted(ws, answer.content, answer.body) if answer else {}
    ws.journal.add_call(
        Call(
            n=ws.journal.next_number(),
            at=at,
            kind=asked.kind,
            method=asked.method,
            path=asked.path,
            content_type=asked.content_type,
            arguments=redacted(ws, asked.arguments, asked.query, asked.body),
            answer=content,
            unknown=asked.unknown,
            status=answer.status if answer else None,
            duration=duration,
            fault=fault.kind if fault else None,
        )
    )


async def _body(receive: Receive) -> bytes:
    body: bytes = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


async def _hang_up(receive: Receive) -> None:
    """Drop the connection without an answer. uvicorn keeps it behind the receive callable."""
    cycle: Any = getattr(receive, "__self__", None)
    cycle.transport.abort()
    await receive()


async def _respond(send: Send, answer: Answer) -> None:
    headers = [
        (b"content-type", answer.content_type.encode()),
        (b"content-length", str(len(answer.body)).encode()),
        *((name.encode(), value.encode()) for name, value in answer.headers),
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})
