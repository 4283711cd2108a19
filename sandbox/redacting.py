"""Tokens never stand in the journal, wherever in a request or an answer they were."""

import re
from typing import Any

from sandbox.workspace import Workspace

# docs.slack.dev, "Tokens": xoxb-, xoxp-, xoxe-, xoxe.xoxb-, xapp-; a real one may end up here by mistake
TOKEN = re.compile(r"(?:xox[a-z](?:\.xox[a-z])?|xapp)-[\w-]+")
HIDDEN = "(hidden)"


def may_hold_tokens(ws: Workspace, *raw: bytes) -> bool:
    """A quick look at the bytes, so that the long one is taken only where it is needed."""
    marks = (b"xox", b"xapp", b"client_secret", *(secret.encode() for secret in _secrets(ws)))
    return any(mark in each for each in raw for mark in marks)


def without_tokens(ws: Workspace, value: Any) -> Any:
    """A copy in which every token is hidden."""
    if isinstance(value, dict):
        return {
            name: HIDDEN if name == "client_secret" else without_tokens(ws, each)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [without_tokens(ws, each) for each in value]
    return _hidden(ws, value) if isinstance(value, str) else value


def _hidden(ws: Workspace, text: str) -> str:
    for secret in _secrets(ws):
        text = text.replace(secret, HIDDEN)
    return TOKEN.sub(HIDDEN, text)


def _secrets(ws: Workspace) -> tuple[str, ...]:
    config = ws.config
    return tuple(filter(None, (config.bot_token, config.app_token, config.signing_secret)))
