"""A mail server on loopback that keeps what it accepted."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes


@dataclass
class Mailbox:
    port: int = 0
    letters: list[bytes] = field(default_factory=list)

    def message_ids(self) -> list[str]:
        return [str(message_from_bytes(letter)["Message-ID"]) for letter in self.letters]


class Conversation(socketserver.StreamRequestHandler):
    mailbox: Mailbox

    def handle(self) -> None:
        self.say("220 mailbox")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                self.say("354 go on")
                self.mailbox.letters.append(self.letter())
            self.say("221 bye" if word == b"QUIT" else "250 ok")

    def letter(self) -> bytes:
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(line.removeprefix(b".") for line in lines if line)

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever speaks to it may be killed in the middle of a word."""


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    found = Mailbox()
    handler = type("ConversationOfThisBox", (Conversation,), {"mailbox": found})
    with Server(("127.0.0.1", 0), handler) as server:
        found.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield found
        server.shutdown()
