"""The Web API's door: plain ASGI, so that a call costs little more than its work."""

import asyncio
import json
from typing import Any

from starlette.types import Receive, Scope, Send

from sandbox.api.answering import answer_call
from sandbox.faults import Fault
from sandbox.workspace import Json, Workspace

JSON_HEADER = (b"content-type", b"application/json; charset=utf-8")


class ApiDoor:
    """Answers /api/{method}; what Slack refuses is HTTP 200 with ok false, as at Slack."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        method = scope["path"].rpartition("/")[2]
        body = await _read(receive)
        fault = self.ws.faults.take(method) if self.ws.faults.waiting else None
        if fault and not await _survives(fault, receive, send):
            return
        answer = self._answer(method, scope, body)
        if fault and fault.kind == "reset_after":
            await _hang_up(receive)
        else:
            await _respond(send, 200, answer)

    def _answer(self, method: str, scope: Scope, body: bytes) -> Json:
        headers: dict[bytes, bytes] = dict(scope["headers"])
        return answer_call(
            self.ws,
            method,
            bearer=headers.get(b"authorization", b"").decode().removeprefix("Bearer ").strip(),
            query=scope["query_string"],
            content_type=headers.get(b"content-type", b"").decode(),
            body=body,
        )


async def _read(receive: Receive) -> bytes:
    body: bytes = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


async def _survives(fault: Fault, receive: Receive, send: Send) -> bool:
    """Whether the call takes effect in spite of the fault."""
    match fault.kind:
        case "latency":
            await asyncio.sleep(fault.seconds)
        case "429":
            retry_after = (b"retry-after", str(max(1, round(fault.seconds))).encode())
            await _respond(send, 429, {"ok": False, "error": "ratelimited"}, retry_after)
            return False
        case "500":
            await _respond(send, 500, {"ok": False, "error": "internal_error"})
            return False
        case "reset_before":
            await _hang_up(receive)
            return False
        case "reset_after":
            pass
    return True


async def _hang_up(receive: Receive) -> None:
    """Drop the connection without an answer. uvicorn keeps it behind the receive callable."""
    cycle: Any = getattr(receive, "__self__", None)
    cycle.transport.abort()
    await receive()


async def _respond(send: Send, status: int, answer: Json, *more: tuple[bytes, bytes]) -> None:
    body = json.dumps(answer).encode()
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [JSON_HEADER, length, *more]})
    await send({"type": "http.response.body", "body": body})
