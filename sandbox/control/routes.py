"""The control API under /sandbox: what tests and scripts read and do."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.control.acts import ACTS
from sandbox.control.app import (
    add_token,
    allow_app,
    change_limits,
    revoke_token,
    show_limits,
    show_tokens,
    uninstall_app,
)
from sandbox.control.bodies import body_of, number_asked, seconds_asked
from sandbox.control.bot import change_sockets, verify_address
from sandbox.control.changes import add_channel, add_person, move_clock, reset_all, show_clock
from sandbox.control.faults import add_fault, clear_faults, remove_fault, show_faults
from sandbox.control.finding import resolve_channel, resolve_person
from sandbox.control.journal import copy_call, copy_delivery, show_calls, show_deliveries
from sandbox.control.people import accept_invite, add_emoji, change, put_user_group
from sandbox.control.state import load_state, save_state, show_state
from sandbox.objects import channel_json, message_json, person_json, view_json
from sandbox.people.acting import NotPossible
from sandbox.workspace import Json, Message, View, Workspace

LONGEST_WAIT = 60.0
Endpoint = Callable[[Request], Awaitable[Response]]


def workspace_of(request: Request) -> Workspace:
    ws: Workspace = request.app.state.workspace
    return ws


async def show_workspace(request: Request) -> JSONResponse:
    ws = workspace_of(request)
    return JSONResponse(
        {
            "team": asdict(ws.team),
            "bot_user_id": ws.bot.id,
            "bot_id": ws.bot_id,
            "app_id": ws.app_id,
            "last_change": ws.changes.last,
            "last_entry": ws.journal.last,
            "call_count": ws.journal.call_count,
            "delivery_count": ws.journal.delivery_count,
            "connections": len(ws.courier.sockets.lines),
        }
    )


async def show_people(request: Request) -> JSONResponse:
    ws = workspace_of(request)
    return JSONResponse([person_json(ws, person) for person in ws.people.values()])


async def show_channels(request: Request) -> JSONResponse:
    ws = workspace_of(request)
    reader = request.query_params.get("as")
    channels = ws.visible(resolve_person(ws, reader)) if reader else list(ws.channels.values())
    shown = []
    for channel in channels:
        more: Json = {"kind": channel.kind, "members": sorted(channel.members)}
        if reader:
            more["unread"] = ws.unread(resolve_person(ws, reader), channel.id)
        shown.append(channel_json(ws, channel) | more)
    return JSONResponse(shown)


async def show_messages(request: Request) -> JSONResponse:
    ws = workspace_of(request)
    channel = ws.channels[resolve_channel(ws, request.path_params["channel"])]
    reader = request.query_params.get("as")
    seen = ws.messages_for(resolve_person(ws, reader), channel.id) if reader else channel.messages

    def shown(message: Message) -> Json:
        more = {"ephemeral_for": message.ephemeral_for, "deleted": message.deleted}
        return message_json(ws, channel, message) | more

    return JSONResponse([shown(message) for message in seen])


async def show_views(request: Request) -> JSONResponse:
    ws = workspace_of(request)
    stack = ws.views.get(resolve_person(ws, request.query_params.get("as")), [])
    return JSONResponse([_view(ws, view) for view in stack])


async def show_home(request: Request) -> JSONResponse:
    ws = workspace_of(request)
    home = ws.homes.get(resolve_person(ws, request.query_params.get("as")))
    return JSONResponse(_view(ws, home) if home else None)


def _view(ws: Workspace, view: View) -> Json:
    return view_json(ws, view) | {"errors": view.errors}


async def wait(request: Request) -> JSONResponse:
    """Long poll: answers as soon as there is a change after this number, or empty when the time is up."""
    ws = workspace_of(request)
    timeout = seconds_asked(request, "timeout", default=5.0, most=LONGEST_WAIT)
    changes = await ws.changes.after(number_asked(request, "after"), timeout)
    return JSONResponse({"last": ws.changes.last, "changes": [asdict(change) for change in changes]})


async def do(request: Request) -> JSONResponse:
    act = ACTS.get(request.path_params["act"])
    if act is None:
        raise NotPossible(f"There is no act of this name; there are {', '.join(ACTS)}.")
    return JSONResponse(asdict(await act(workspace_of(request), await body_of(request))))


async def refuse(_: Request, refusal: Exception) -> JSONResponse:
    return JSONResponse({"error": str(refusal)}, status_code=400)


def _get(path: str, endpoint: Endpoint) -> Route:
    return Route(f"/sandbox/{path}", endpoint, methods=["GET"])


def _change(path: str, endpoint: Endpoint, method: str = "POST") -> Route:
    """Whoever has the panel open sees what was switched."""

    async def announced(request: Request) -> Response:
        response = await endpoint(request)
        workspace_of(request).journal.changes.publish("switch")
        return response

    return Route(f"/sandbox/{path}", announced, methods=[method])


routes = [
    _get("workspace", show_workspace),
    _get("people", show_people),
    _get("channels", show_channels),
    _get("channels/{channel}/messages", show_messages),
    _get("views", show_views),
    _get("home", show_home),
    _get("calls", show_calls),
    _get("calls/{n}/{form}", copy_call),
    _get("deliveries", show_deliveries),
    _get("deliveries/{n}/{form}", copy_delivery),
    _get("wait", wait),
    _change("act/{act}", do),
    _change("people", add_person),
    _change("channels", add_channel),
    _change("reset", reset_all),
    _get("clock", show_clock),
    _change("clock", move_clock),
    _change("sockets", change_sockets),
    _change("verify", verify_address),
    _get("state", show_state),
    _change("state", load_state),
    _change("state/save", save_state),
    _change("faults", add_fault),
    _get("faults", show_faults),
    _change("faults", clear_faults, "DELETE"),
    _change("faults/{n}", remove_fault, "DELETE"),
    _change("people/{person}", change),
    _change("usergroups", put_user_group),
    _change("emoji", add_emoji),
    _change("invites/accept", accept_invite),
    _get("tokens", show_tokens),
    _change("tokens", add_token),
    _change("tokens/revoke", revoke_token),
    _change("uninstall", uninstall_app),
    _change("allow", allow_app),
    _get("limits", show_limits),
    _change("limits", change_limits),
]
