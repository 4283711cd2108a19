"""What the control API can change about people: profile, presence, user groups, emoji, invitations."""

from dataclasses import asdict, fields

from starlette.requests import Request
from starlette.responses import JSONResponse

from sandbox.clock import ZONES
from sandbox.control.bodies import body_of
from sandbox.control.finding import resolve_person
from sandbox.objects import person_json
from sandbox.people.accounts import change_person
from sandbox.people.acting import NotPossible
from sandbox.people.profiles import UserGroup
from sandbox.rooms import accept_shared_invite
from sandbox.workspace import Person, Workspace

FIXED = {"id", "team_id", "is_bot", "updated"}
CHANGEABLE = sorted({field.name for field in fields(Person)} - FIXED)


async def change(request: Request) -> JSONResponse:
    """{"status_text"?, "status_emoji"?, "presence"?, "dnd_start"?, "dnd_end"?, "title"?, "deleted"? …}"""
    ws, body = _workspace(request), await body_of(request)
    person = ws.people[resolve_person(ws, request.path_params["person"])]
    if unknown := sorted(body.keys() - set(CHANGEABLE)):
        raise NotPossible(f"{', '.join(unknown)} cannot be changed; there are {', '.join(CHANGEABLE)}.")
    if body.get("presence", "active") not in ("active", "away"):
        raise NotPossible("presence must be active or away.")
    if body.get("tz", person.tz) not in ZONES:
        raise NotPossible(f"There is no time zone {body['tz']}; one is called Europe/Berlin.")
    change_person(ws, person, **body)
    return JSONResponse(person_json(ws, person))


async def put_user_group(request: Request) -> JSONResponse:
    """{"handle", "name"?, "users"?, "description"?, "disabled"?}: a new group, or one changed."""
    ws, body = _workspace(request), await body_of(request)
    users = [resolve_person(ws, each) for each in body.get("users", [])]
    known = next((each for each in ws.user_groups.values() if each.handle == body["handle"]), None)
    group = UserGroup(
        id=known.id if known else ws.ids.new("S"),
        name=body.get("name", body["handle"]),
        handle=body["handle"],
        description=body.get("description", ""),
        users=users,
        created=int(ws.clock.now()),
        disabled=bool(body.get("disabled")),
    )
    ws.user_groups[group.id] = group
    return JSONResponse(asdict(group))


async def add_emoji(request: Request) -> JSONResponse:
    """{"name", "url"}: an address, or "alias:" and another name."""
    ws, body = _workspace(request), await body_of(request)
    ws.emoji[body["name"]] = body["url"]
    return JSONResponse(ws.emoji)


async def accept_invite(request: Request) -> JSONResponse:
    """{"invite", "user"}: somebody of another workspace joins the channel, which is shared from now on."""
    ws, body = _workspace(request), await body_of(request)
    invite = ws.shared_invites.get(body["invite"])
    person = ws.people[resolve_person(ws, body["user"])]
    if invite is None or not (person.id in invite.user_ids or person.email in invite.emails):
        raise NotPossible(f"There is no such invitation for {person.real_name}.")
    accept_shared_invite(ws, invite, person)
    return JSONResponse({"ok": True, "channel": invite.channel_id})


def _workspace(request: Request) -> Workspace:
    ws: Workspace = request.app.state.workspace
    return ws
