"""The Web API's door: plain ASGI, so that a call costs little more than its work."""

from contextlib import suppress

from starlette.types import Receive, Scope, Send

from sandbox.api.answering import answer_call, read_call
from sandbox.api.registry import Refused
from sandbox.line import Asked, asked_of, carry
from sandbox.workspace import Workspace


class ApiDoor:
    """Answers /api/{method}; what Slack refuses is HTTP 200 with ok false, as at Slack."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = await asked_of(scope, receive, "api", scope["path"].rpartition("/")[2])
        await carry(
            self.ws,
            asked,
            receive,
            send,
            read=lambda: self._read(asked),
            work=lambda: answer_call(self.ws, asked),
        )

    def _read(self, asked: Asked) -> None:
        with suppress(Refused):
            read_call(self.ws, asked)
