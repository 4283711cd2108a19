"""A real mail server on loopback, which takes mail, or refuses it as it is told."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from sandbox.listening import listen

TAKEN = "250 OK"


@dataclass
class Mailbox:
    """`answers` are what an address hears, in turn; the last one stays."""

    port: int = 0
    received: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    encrypted: list[bool] = field(default_factory=list)  # of each mail
    password: str = ""
    tried: list[str] = field(default_factory=list)  # the passwords that were given

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        told = self.answers.get(address, [TAKEN])
        answer = told.pop(0) if len(told) > 1 else told[0]
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        letter = message_from_bytes(content, policy=default)
        assert isinstance(letter, EmailMessage)
        self.received.append(letter)
        self.encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        return TAKEN

    def authenticate(self, _server: Any, _session: Any, _envelope: Any, _how: str, given: Any) -> AuthResult:
        word = given.password.decode()
        self.tried.append(word)
        return AuthResult(success=word == self.password, handled=False)


@contextmanager
def mail_server(
    *, tls: ssl.SSLContext | None = None, password: str = "", encrypt: bool = False
) -> Iterator[Mailbox]:
    """`tls`: STARTTLS is offered; with `encrypt` the connection is encrypted from its first byte."""
    listener = listen("127.0.0.1", 0)
    box = Mailbox(listener.getsockname()[1], password=password)
    options: dict[str, Any] = {"hostname": "127.0.0.1"}
    if tls and not encrypt:
        options |= {"tls_context": tls}
    if password:
        options |= {"authenticator": box.authenticate, "auth_require_tls": False}
    loop = asyncio.new_event_loop()

    async def starting() -> asyncio.Server:
        return await loop.create_server(
            lambda: SMTP(box, loop=loop, **options), sock=listener, ssl=tls if encrypt else None
        )

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(starting(), loop).result()  # a browser's test has a loop itself
    try:
        yield box
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
