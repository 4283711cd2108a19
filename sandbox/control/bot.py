"""What the control API does to the way between Slack and the bot: connections, and the address."""

import json
import secrets
from typing import get_args

from starlette.requests import Request
from starlette.responses import JSONResponse

from sandbox.carriers.envelopes import Ending
from sandbox.control.bodies import body_of
from sandbox.payloads.heading import VERIFICATION_TOKEN
from sandbox.people.acting import NotPossible, outcome_of
from sandbox.workspace import Workspace


async def change_sockets(request: Request) -> JSONResponse:
    """{"disconnect": "warning" | "refresh_requested" | "link_disabled"}, {"on": true} to allow them again."""
    ws, body = _workspace(request), await body_of(request)
    sockets = ws.courier.sockets
    if "disconnect" in body:
        if body["disconnect"] not in get_args(Ending):
            raise NotPossible(f"disconnect must be one of {', '.join(get_args(Ending))}.")
        ws.courier.disconnect(ws, body["disconnect"])
    if "on" in body:
        sockets.enabled = body["on"]
    return JSONResponse({"connections": len(sockets.lines), "on": sockets.enabled})


async def verify_address(request: Request) -> JSONResponse:
    """Slack's handshake with a new address. docs.slack.dev, "url_verification event"."""
    ws, _ = _workspace(request), await body_of(request)
    challenge = secrets.token_hex(26)
    payload = {"type": "url_verification", "token": VERIFICATION_TOKEN, "challenge": challenge}
    reply = await ws.courier.verify(ws, payload)
    outcome = outcome_of(reply, "The handshake", ws.config.ack_seconds)
    error = outcome.error
    if outcome.ok and _answered(reply.body) != challenge:
        error = "The handshake failed because the app did not answer with the value of challenge."
    return JSONResponse({"ok": error is None, "error": error})


def _answered(body: str) -> str:
    """Plain text, a form or JSON: all three are allowed."""
    text = body.strip()
    if text.startswith("{"):
        try:
            return str(json.loads(text).get("challenge"))
        except ValueError:
            return ""
    return text.removeprefix("challenge=")


def _workspace(request: Request) -> Workspace:
    ws: Workspace = request.app.state.workspace
    return ws
