"""What a press or a form on the page does: POST /page/act/click, suggest, submit, close."""

from zoneinfo import ZoneInfo

from sandbox.page.forms import Fields, action_of, one, state_values
from sandbox.page.uploads import with_files
from sandbox.people import deeds
from sandbox.people.acting import NotPossible, Outcome
from sandbox.workspace import Json, Person, View, Workspace


async def click(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    place = _place(fields)
    blocks = _blocks(ws, me, fields)
    zone = ZoneInfo(me.tz)
    return await deeds.click(
        ws,
        me.id,
        **place,
        action=action_of(blocks, place["block_id"], place["action_id"], fields, zone),
        state={"values": with_files(ws, state_values(blocks, fields, zone))},
    )


async def suggest(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    """What an external menu offers for what was typed into it."""
    return await deeds.suggest(ws, me.id, **_place(fields), value=one(fields, "typed"))


async def submit(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    """Where fields are wrong, the view itself says so at each of them; no sentence is needed beside."""
    view = _view(ws, me, one(fields, "view"))
    blocks = ws.offers.spread(view.blocks, me.id, view.id)
    values = with_files(ws, state_values(blocks, fields, ZoneInfo(me.tz)))
    outcome = await deeds.submit_view(ws, me.id, view.id, values)
    return Outcome(False) if view.errors else outcome


async def close(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    return await deeds.close_view(ws, me.id, one(fields, "view"), clear=one(fields, "all") == "true")


def _place(fields: Fields) -> Json:
    """Where the element stands, and which it is."""
    return {
        "channel_id": one(fields, "channel") or None,
        "message_ts": one(fields, "ts") or None,
        "view_id": one(fields, "view") or None,
        "block_id": one(fields, "block"),
        "action_id": one(fields, "action"),
    }


def _blocks(ws: Workspace, me: Person, fields: Fields) -> list[Json]:
    """Of the message or view whose button was pressed, with what its external menus have offered."""
    ts, view_id = one(fields, "ts"), one(fields, "view")
    if view_id:
        return ws.offers.spread(_view(ws, me, view_id).blocks, me.id, view_id)
    channel = ws.channels.get(one(fields, "channel"))
    message = channel.by_ts.get(ts) if channel else None
    if message is None or message.ephemeral_for not in (None, me.id):
        raise NotPossible("This message is not there any more.")
    return ws.offers.spread(message.blocks, me.id, ts)


def _view(ws: Workspace, me: Person, view_id: str) -> View:
    home = ws.homes.get(me.id)
    views = [*ws.views.get(me.id, []), *([home] if home else [])]
    for view in views:
        if view.id == view_id:
            return view
    raise NotPossible("This view is not open any more.")
