"""Tokens never stand in the journal, wherever in a request or an answer they were."""

import re
from typing import Any

from sandbox.workspace import Workspace

# docs.slack.dev, "Tokens": xoxb-, xoxp-, xoxe-, xoxe.xoxb-, xapp-; a real one may end up here by mistake
TOKEN = re.compile(r"(?:xox[a-z](?:\.xox[a-z])?|xapp)-[\w-]+")
MARKS = (b"xox", b"xapp", b"client_secret")
HIDDEN = "(hidden)"


def redacted(ws: Workspace, content: Any, *raw: bytes) -> Any:
    """The content without tokens; the quick look at its bytes spares most requests the long one."""
    marks = (*MARKS, *(secret.encode() for secret in _secrets(ws) if not TOKEN.match(secret)))
    if any(mark in each for each in raw for mark in marks):
        return without_tokens(ws, content)
    return content


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
    known = (config.bot_token, config.app_token, config.signing_secret, config.client_secret)
    return tuple(filter(None, known))
