"""One call from token to answer, without the network around it."""

import logging

from sandbox.api import (  # noqa: F401  (each module registers its methods)
    apps,
    blocks,
    bookmarks,
    chat,
    conversations,
    history,
    identity,
    membership,
    pins,
    reactions,
    users,
    views,
)
from sandbox.api.arguments import read_arguments
from sandbox.api.registry import DEMANDS, HANDLERS, Refused, Request
from sandbox.api.scopes import demand_scope
from sandbox.line import Asked
from sandbox.workspace import Json, Workspace

# docs.slack.dev, "Org-ready apps": clients may name the team in any call
APP_LEVEL = {"apps.connections.open"}
ORG_WIDE = {"team_id"}

log = logging.getLogger("sandbox.api")


def answer_call(ws: Workspace, asked: Asked) -> Json:
    """Slack's answer."""
    try:
        token = read_call(ws, asked)
        return {"ok": True, **_handle(ws, asked.method, token, asked.arguments)}
    except Refused as refused:
        return refused.answer


def read_call(ws: Workspace, asked: Asked) -> str:
    """Fills in the arguments, and gives back the token, which is none of them."""
    asked.arguments = read_arguments(asked.query, asked.content_type, asked.body)
    token = asked.arguments.pop("token", "") or asked.bearer
    asked.unknown = _unknown_arguments(ws, asked.method, asked.arguments)
    return str(token)


def _handle(ws: Workspace, method: str, token: str, arguments: Json) -> Json:
    if method not in HANDLERS:
        raise Refused("unknown_method", req_method=method)
    demand = DEMANDS[method]
    if "token" in demand.required:
        _check_token(ws, token, ws.config.app_token if method in APP_LEVEL else ws.config.bot_token)
    request = Request(ws, method, demand, arguments)
    demand_scope(request)
    missing = [name for name in demand.required if name != "token" and arguments.get(name) in (None, "")]
    if missing:
        messages = [f"[ERROR] missing required field: {name}" for name in missing]
        raise Refused("invalid_arguments", response_metadata={"messages": messages})
    return HANDLERS[method](request)


def _check_token(ws: Workspace, token: str, expected: str) -> None:
    if not token:
        raise Refused("not_authed")
    if token not in (ws.config.app_token, ws.config.bot_token):
        raise Refused("invalid_auth")
    if token != expected:
        raise Refused("not_allowed_token_type")


def _unknown_arguments(ws: Workspace, method: str, arguments: Json) -> tuple[str, ...]:
    """Slack ignores an argument that it does not know; a misspelt one should not go unnoticed here."""
    if ws.config.lenient or method not in DEMANDS:
        return ()
    unknown = tuple(sorted(arguments.keys() - DEMANDS[method].arguments - ORG_WIDE))
    if unknown:
        log.warning("%s: Slack does not know the argument %s", method, ", ".join(unknown))
    return unknown
