"""Who and what a control call means: people by handle, channels by name, elements by what they say."""

from typing import Any

from sandbox.blocks.state import elements_of
from sandbox.people.acting import NotPossible
from sandbox.workspace import Json, Workspace


def resolve_person(ws: Workspace, wanted: str | None) -> str:
    """An id, or a handle like "dana"."""
    for person in ws.people.values():
        if wanted in (person.id, person.name):
            return person.id
    raise NotPossible(f"There is nobody called {wanted}.")


def resolve_channel(ws: Workspace, wanted: str | None) -> str:
    """An id, or a name with or without its #."""
    for channel in ws.channels.values():
        if wanted and wanted.lstrip("#") in (channel.id, channel.name):
            return channel.id
    raise NotPossible(f"There is no channel {wanted}.")


def user_in(ws: Workspace, body: Json) -> str:
    return resolve_person(ws, body["user"])


def channel_in(ws: Workspace, body: Json) -> str:
    return resolve_channel(ws, body["channel"])


def view_in(ws: Workspace, user_id: str, body: Json) -> str:
    """The named view; "home"; or else the one on top of the person's stack."""
    wanted, stack = body.get("view") or body.get("view_id"), ws.views.get(user_id, [])
    if wanted == "home":
        if user_id not in ws.homes:
            raise NotPossible("The app has not published a Home for this person.")
        return ws.homes[user_id].id
    if wanted:
        return str(wanted)
    if not stack:
        raise NotPossible("This person has no view open.")
    return stack[-1].id


def element_in(ws: Workspace, body: Json) -> Json:
    """Where the element is and which: by action_id; where several have it, block_id, value or label says."""
    user_id, channel_id = user_in(ws, body), channel_in(ws, body) if body.get("channel") else None
    message_ts, action = body.get("message_ts"), body.get("action")
    view_id = view_in(ws, user_id, body) if message_ts is None else None
    action_id = body.get("action_id") or (action if isinstance(action, str) else None)
    blocks = _blocks(ws, channel_id, message_ts, user_id, view_id)
    block_id, action_id = _find(blocks, body.get("block_id") or body.get("block"), action_id, body)
    place = {"channel_id": channel_id, "message_ts": message_ts, "view_id": view_id}
    return {**place, "block_id": block_id, "action_id": action_id}


def _blocks(
    ws: Workspace, channel_id: str | None, message_ts: str | None, user_id: str, view_id: str | None
) -> list[Json]:
    if message_ts:
        message = ws.channels[channel_id].by_ts.get(message_ts) if channel_id else None
        if message is None:
            raise NotPossible("This message is not there any more.")
        return message.blocks
    shown = [*ws.views.get(user_id, []), *([ws.homes[user_id]] if user_id in ws.homes else [])]
    return next((view.blocks for view in shown if view.id == view_id), [])


def _find(blocks: list[Json], block_id: str | None, action_id: str | None, body: Json) -> tuple[str, str]:
    found = [
        (block["block_id"], element["action_id"])
        for block, element in elements_of(blocks)
        if _fits(element, "value", body)
        and ("label" not in body or element.get("text", {}).get("text") == body["label"])
        and action_id in (None, element["action_id"])
        and block_id in (None, block["block_id"])
    ]
    if len(found) != 1:
        there = ", ".join(_name(element) for _, element in elements_of(blocks)) or "nothing to click"
        raise NotPossible(f"{len(found) or 'No'} elements fit; there are: {there}.")
    return found[0]


def _fits(element: Json, name: str, body: Json) -> bool:
    return name not in body or element.get(name) == body[name]


def _name(element: Json) -> str:
    label: Any = element.get("text", {})
    return f"{element['action_id']} ({label.get('text', element['type'])})"
