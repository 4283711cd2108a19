"""Where the bot posts to a response_url."""

import json

from starlette.types import Receive, Scope, Send

from sandbox.line import Answer, Asked, asked_of, carry, text_answer
from sandbox.response_urls import ResponseRefused, respond
from sandbox.workspace import Workspace


class ResponseDoor:
    """Answers /response/{ending} with Slack's plain words."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = await asked_of(scope, receive, "response_url", "response_url")
        await carry(
            self.ws, asked, receive, send, read=lambda: _read(asked), work=lambda: _respond(self.ws, asked)
        )


def _respond(ws: Workspace, asked: Asked) -> Answer:
    _read(asked)
    try:
        respond(ws, asked.path.rpartition("/")[2], asked.body)
    except ResponseRefused as refusal:
        return text_answer(str(refusal), refusal.status)
    return text_answer("ok")


def _read(asked: Asked) -> None:
    """What cannot be read stands in the journal as text."""
    try:
        content = json.loads(asked.body)
    except ValueError:
        content = None
    asked.arguments = content if isinstance(content, dict) else {"body": asked.body.decode(errors="replace")}
