"""What the control API can change in the sandbox itself: people, channels, time."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from sandbox.clock import ZONES
from sandbox.control.bodies import Body, body_of, seconds_in
from sandbox.control.finding import resolve_person
from sandbox.founding import reset
from sandbox.moving import LEAPS, Leap, leap_named, move
from sandbox.objects import channel_json, person_json
from sandbox.people.acting import NotPossible
from sandbox.scheduling import post_due
from sandbox.workspace import Channel, Person, Workspace

LONGEST_LEAP = 10 * 366 * 86_400.0


async def add_person(request: Request) -> JSONResponse:
    """{"name", "real_name", "id"?, "team_id"?, "title"?, "email"?, "tz"?, "is_admin"?}"""
    ws, body = _workspace(request), await body_of(request)
    person = Person(
        id=body.get("id") or ws.ids.new("U"),
        name=body["name"],
        real_name=body.get("real_name", body["name"]),
        team_id=body.get("team_id", ws.team.id),
        title=body.get("title", ""),
        email=body.get("email", f"{body['name']}@northwind.example"),
        tz=body.get("tz", "Europe/Berlin"),
        is_admin=bool(body.get("is_admin")),
    )
    if person.team_id not in ws.teams:
        raise NotPossible(f"There is no team {person.team_id}; there are {', '.join(ws.teams)}.")
    if person.id in ws.people:
        raise NotPossible(f"There is somebody with the id {person.id} already.")
    if person.tz not in ZONES:
        raise NotPossible(f"There is no time zone {person.tz}; one is called Europe/Berlin.")
    ws.people[person.id] = person
    ws.changes.publish("channel", user_id=person.id)
    return JSONResponse(person_json(ws, person))


async def add_channel(request: Request) -> JSONResponse:
    """{"name", "members"?, "kind"?: "channel"|"private", "id"?, "is_ext_shared"?, "is_archived"?}"""
    ws, body = _workspace(request), await body_of(request)
    if any(channel.name == body["name"] for channel in ws.channels.values()):
        raise NotPossible(f"There is a channel {body['name']} already.")
    if body.get("id") in ws.channels:
        raise NotPossible(f"There is a channel with the id {body['id']} already.")
    if body.get("kind", "channel") not in ("channel", "private"):
        raise NotPossible("kind must be channel or private.")
    channel = Channel(
        id=body.get("id") or ws.ids.new("C"),
        name=body["name"],
        kind=body.get("kind", "channel"),
        members={resolve_person(ws, each) for each in body.get("members", [])},
        created=int(ws.clock.now()),
        is_ext_shared=bool(body.get("is_ext_shared")),
        is_archived=bool(body.get("is_archived")),
    )
    ws.channels[channel.id] = channel
    ws.changes.publish("channel", channel_id=channel.id)
    return JSONResponse(channel_json(ws, channel))


async def reset_all(request: Request) -> JSONResponse:
    reset(_workspace(request))
    return JSONResponse({"ok": True})


async def show_clock(request: Request) -> JSONResponse:
    ws = _workspace(request)
    return JSONResponse({"now": ws.clock.now(), "ahead": ws.clock.ahead, "followed": bool(ws.clock.shared)})


async def move_clock(request: Request) -> JSONResponse:
    """{"advance": seconds}: trigger ids and response_urls grow old, timestamps move on, messages fall due.

    {"to": "hour" | "morning" | "week" | "now", "user"?} moves the bot's time too, in the demo alone; the
    morning is that of the user.
    """
    ws, body = _workspace(request), await body_of(request)
    if "to" in body:
        person = ws.people[resolve_person(ws, body["user"])] if "user" in body else None
        move(ws, leap_in(body), person.tz if person else "UTC")
        ws.changes.publish("channel")
    else:
        ws.clock.advance(seconds_in(body, "advance", most=LONGEST_LEAP))
    post_due(ws)
    return await show_clock(request)


def leap_in(body: Body) -> Leap:
    found = leap_named(body["to"])
    if found is None:
        raise NotPossible(f"to must be one of {', '.join(LEAPS)}.")
    return found


def _workspace(request: Request) -> Workspace:
    ws: Workspace = request.app.state.workspace
    return ws
