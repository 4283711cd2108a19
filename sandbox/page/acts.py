"""What the page's forms and buttons do: POST /page/act/{name}, as a form or as JSON."""

from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from sandbox import people
from sandbox.acting import NotPossible, Outcome
from sandbox.page.forms import Fields, action_of, state_values
from sandbox.page.screen import person_asked
from sandbox.page.uploads import with_files
from sandbox.workspace import Json, Person, View, Workspace

Act = Callable[[Workspace, Person, Fields], Awaitable[Outcome]]
MOST_FIELDS = 5_000


async def act(request: Request) -> JSONResponse:
    """Fields: "as" is the person; the rest are the act's own, and those of the form around the button."""
    perform = ACTS.get(request.path_params["name"])
    if perform is None:
        raise HTTPException(404)
    fields = await _fields(request)
    ws: Workspace = request.app.state.workspace
    try:
        outcome = await perform(ws, person_asked(ws, one(fields, "as")), fields)
    except NotPossible as refusal:
        outcome = Outcome(False, str(refusal))
    answer = {"ok": outcome.ok, "error": outcome.error}
    return JSONResponse(answer | ({"response": outcome.response} if perform is suggest else {}))


async def _fields(request: Request) -> Fields:
    if request.headers.get("content-type", "").startswith("application/json"):
        sent = await _json(request)
        return {name: [str(each) for each in as_list(value)] for name, value in sent.items()}
    form = await request.form(max_fields=MOST_FIELDS)
    return {name: [str(value) for value in form.getlist(name)] for name in form}


async def _json(request: Request) -> Json:
    try:
        sent = await request.json()
    except ValueError:
        raise HTTPException(400, "This is not JSON.") from None
    if not isinstance(sent, dict):
        raise HTTPException(400, "An object of fields is expected.")
    return sent


def as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def one(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, [])), "")


async def say(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    """What is typed into the composer: a message, or a command when it starts with a slash."""
    text, thread_ts = one(fields, "text").replace("\r\n", "\n"), one(fields, "thread")
    if not text.startswith("/"):
        return await people.say(ws, me.id, one(fields, "channel"), text, thread_ts or None)
    if thread_ts:
        return Outcome(False, "Slash commands do not work in threads. Use the channel's own message box.")
    return await command(ws, me, {**fields, "text": [text]})


async def command(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    name, _, rest = one(fields, "text").strip().partition(" ")
    return await people.run_command(ws, me.id, one(fields, "channel"), name, rest.strip())


async def click(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    channel_id, ts, view_id = one(fields, "channel"), one(fields, "ts"), one(fields, "view")
    block_id, action_id = one(fields, "block"), one(fields, "action")
    blocks = ws.offers.spread(_blocks(ws, me, channel_id, ts, view_id), me.id, view_id or ts)
    zone = ZoneInfo(me.tz)
    return await people.click(
        ws,
        me.id,
        channel_id=channel_id or None,
        message_ts=ts or None,
        view_id=view_id or None,
        block_id=block_id,
        action_id=action_id,
        action=action_of(blocks, block_id, action_id, fields, zone),
        state={"values": with_files(ws, state_values(blocks, fields, zone))},
    )


async def suggest(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    """What an external menu offers for what was typed into it."""
    return await people.suggest(
        ws,
        me.id,
        channel_id=one(fields, "channel") or None,
        message_ts=one(fields, "ts") or None,
        view_id=one(fields, "view") or None,
        block_id=one(fields, "block"),
        action_id=one(fields, "action"),
        value=one(fields, "typed"),
    )


async def submit(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    """Where fields are wrong, the view itself says so at each of them; no sentence is needed beside."""
    view = _view(ws, me, one(fields, "view"))
    blocks = ws.offers.spread(view.blocks, me.id, view.id)
    values = with_files(ws, state_values(blocks, fields, ZoneInfo(me.tz)))
    outcome = await people.submit_view(ws, me.id, view.id, values)
    return Outcome(False) if view.errors else outcome


async def close(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    return await people.close_view(ws, me.id, one(fields, "view"), clear=one(fields, "all") == "true")


async def home(ws: Workspace, me: Person, _: Fields) -> Outcome:
    return await people.open_home(ws, me.id)


async def shortcut(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    channel_id, ts = one(fields, "channel"), one(fields, "ts")
    return await people.shortcut(ws, me.id, one(fields, "callback"), channel_id or None, ts or None)


async def read(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    return await people.read(ws, me.id, one(fields, "channel"))


def _blocks(ws: Workspace, me: Person, channel_id: str, ts: str, view_id: str) -> list[Json]:
    """Of the message or view whose button was pressed."""
    if view_id:
        return _view(ws, me, view_id).blocks
    channel = ws.channels.get(channel_id)
    message = channel.by_ts.get(ts) if channel else None
    if message is None or message.ephemeral_for not in (None, me.id):
        raise NotPossible("This message is not there any more.")
    return message.blocks


def _view(ws: Workspace, me: Person, view_id: str) -> View:
    home = ws.homes.get(me.id)
    views = [*ws.views.get(me.id, []), *([home] if home else [])]
    for view in views:
        if view.id == view_id:
            return view
    raise NotPossible("This view is not open any more.")


ACTS: dict[str, Act] = {
    "say": say,
    "command": command,
    "click": click,
    "suggest": suggest,
    "submit": submit,
    "close": close,
    "home": home,
    "shortcut": shortcut,
    "read": read,
}
