"""Slack's side of files: tells where one is, hands it over, and takes one in three steps."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from slack_sdk import WebClient

from bot.clock import Clock
from handlers.senders.limits import UNLIMITED, Limits
from handlers.senders.paced_client import PacedClient

TOKEN = "xoxb-shelf"


@dataclass
class Shelf:
    """What stands on it, what came in, and what goes wrong."""

    files: dict[str, bytes] = field(default_factory=dict)
    elsewhere: str | None = None  # where files are said to be, instead of here
    error: str | None = None  # what Slack answers instead
    address: str = ""
    tokens: list[str] = field(default_factory=list)
    uploaded: list[bytes] = field(default_factory=list)
    completed: list[dict[str, Any]] = field(default_factory=list)
    posted: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, method: str, asked: dict[str, Any]) -> dict[str, Any]:
        if self.error:
            return {"ok": False, "error": self.error}
        match method:
            case "files.info":
                return {"ok": True, "file": self.described(asked["file"])}
            case "conversations.open":
                return {"ok": True, "channel": {"id": f"D{asked['users'][1:]}"}}
            case "conversations.history" | "conversations.replies":
                return {"ok": True, "messages": []}
            case "chat.postMessage":
                self.posted.append(asked)
                return {"ok": True, "ts": f"{len(self.posted)}.1", "channel": asked["channel"]}
            case "files.getUploadURLExternal":
                return {"ok": True, "upload_url": f"{self.address}/take", "file_id": "F0UPLOADED"}
            case "files.completeUploadExternal":
                self.completed.append(asked)
                return {"ok": True, "files": json.loads(asked["files"])}
        return {"ok": False, "error": "unknown_method"}

    def described(self, file: str) -> dict[str, Any]:
        url = self.elsewhere or f"{self.address}/files/{file}"
        return {"id": file, "name": f"{file}.yml", "size": len(self.files[file]), "url_private_download": url}

    @property
    def client(self) -> PacedClient:
        plain = WebClient(TOKEN, f"{self.address}/api/", timeout=10)
        return PacedClient(plain, Limits(UNLIMITED), Clock())


class Counter(BaseHTTPRequestHandler):
    shelf: Shelf

    def do_GET(self) -> None:
        self.shelf.tokens.append(self.headers["Authorization"])
        self.give(self.shelf.files[self.path.rsplit("/", 1)[1]])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.path == "/take":
            self.shelf.uploaded.append(body)
            self.give(b"OK")
            return
        if "json" in self.headers["Content-Type"]:
            asked = json.loads(body)
        else:
            asked = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        self.give(json.dumps(self.shelf.answer(self.path.rsplit("/", 1)[1], asked)).encode())

    def give(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def file_shelf() -> Iterator[Shelf]:
    shelf = Shelf()
    counter = type("CounterOfThisShelf", (Counter,), {"shelf": shelf})
    server = ThreadingHTTPServer(("127.0.0.1", 0), counter)
    shelf.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield shelf
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
