"""The least that the sender needs of Slack: `python -m tests.bench.stand_in PORT [--limited]`.

It takes every call, or, when limited, as many a minute as Slack's own tiers allow, and answers 429 beyond.
"""

import asyncio
import json
import sys
from collections import Counter
from time import monotonic
from typing import ClassVar

TIERS = {"chat.update": 50, "chat.postMessage": 60, "views.publish": 100, "pins.add": 20, "pins.remove": 20}


class Slack(asyncio.Protocol):
    """One connection. The counts are those of all connections."""

    counts: ClassVar[Counter[str]] = Counter()
    windows: ClassVar[dict[str, tuple[float, int]]] = {}
    limited = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._buffer = transport, b""

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, end, body = self._buffer.partition(b"\r\n\r\n")
        _, found, rest = head.lower().partition(b"content-length:")
        if not end or len(body) < (int(rest.split(b"\r\n", 1)[0]) if found else 0):
            return
        self._buffer = b""
        method = head.split(b" ", 2)[1].decode().removeprefix("/api/")
        self._transport.write(self.counted() if method == "/counts" else self.answer(method))

    def answer(self, method: str) -> bytes:
        if self.limited and (wait := self.wait_for(method)):
            self.counts[f"{method} refused"] += 1
            return written(429, {"ok": False, "error": "ratelimited"}, f"Retry-After: {wait}\r\n")
        self.counts[method] += 1
        ts = f"{1800000000 + self.counts.total()}.000100"
        channel: object = {"id": "D1"} if method == "conversations.open" else "C1"
        return written(200, {"ok": True, "channel": channel, "ts": ts, "messages": []})

    def wait_for(self, method: str) -> int:
        """Whole seconds until the next call of this method is taken; 0 when this one is."""
        began, calls = self.windows.get(method, (monotonic(), 0))
        if monotonic() - began >= 60:
            began, calls = monotonic(), 0
        self.windows[method] = (began, calls + 1)
        return 0 if calls < TIERS.get(method, 50) else int(began + 61 - monotonic())

    def counted(self) -> bytes:
        return written(200, dict(self.counts))


def written(status: int, document: dict[str, object], extra: str = "") -> bytes:
    body = json.dumps(document)
    head = f"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\n{extra}"
    return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


async def serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Slack, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    Slack.limited = "--limited" in sys.argv
    asyncio.run(serve(int(sys.argv[1])))
