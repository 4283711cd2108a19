"""What the control API can do about the app itself: its tokens, its installation, its rate limits."""

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse

from sandbox.control.bodies import body_of, seconds_in
from sandbox.control.finding import resolve_person
from sandbox.people.acting import NotPossible
from sandbox.tokens import Token, issue, issue_code, revoke, uninstall
from sandbox.workspace import Workspace


async def show_tokens(request: Request) -> JSONResponse:
    return JSONResponse([asdict(token) for token in _workspace(request).tokens.values()])


async def add_token(request: Request) -> JSONResponse:
    """{"kind": "bot" or "user", "user"?, "scopes"?: [...]}: scopes left out grant everything."""
    ws, body = _workspace(request), await body_of(request)
    scopes = body.get("scopes")
    granted = None if scopes is None else tuple(sorted(scopes))
    match body.get("kind"):
        case "bot":
            token = issue(ws, "bot", ws.bot.id, granted)
        case "user":
            token = issue(ws, "user", resolve_person(ws, body.get("user")), granted)
        case _:
            raise NotPossible("kind must be bot or user.")
    return JSONResponse(asdict(token))


async def revoke_token(request: Request) -> JSONResponse:
    """{"token"}: as when a person takes it back in Slack."""
    ws, body = _workspace(request), await body_of(request)
    token: Token | None = ws.tokens.get(body["token"])
    if token is None:
        raise NotPossible("There is no such token.")
    revoke(ws, token)
    return JSONResponse({"ok": True})


async def uninstall_app(request: Request) -> JSONResponse:
    """As when an admin removes the app from the workspace."""
    ws, _ = _workspace(request), await body_of(request)
    uninstall(ws)
    return JSONResponse({"ok": True})


async def allow_app(request: Request) -> JSONResponse:
    """{"user", "redirect_uri"?}: what "Allow" on Slack's page gives, a code for oauth.v2.access."""
    ws, body = _workspace(request), await body_of(request)
    code = issue_code(ws, resolve_person(ws, body.get("user")), body.get("redirect_uri", ""))
    return JSONResponse({"code": code})


async def show_limits(request: Request) -> JSONResponse:
    limits = _workspace(request).limits
    return JSONResponse({"on": limits.on, "edit_seconds": limits.edit_seconds})


async def change_limits(request: Request) -> JSONResponse:
    """{"on"?: rate limits, "edit_seconds"?: how long a message may be edited, null for ever}"""
    limits, body = _workspace(request).limits, await body_of(request)
    if "on" in body:
        limits.switch(bool(body["on"]))
    if "edit_seconds" in body:
        given = body["edit_seconds"]
        limits.edit_seconds = None if given is None else seconds_in(body, "edit_seconds")
    return await show_limits(request)


def _workspace(request: Request) -> Workspace:
    ws: Workspace = request.app.state.workspace
    return ws
