"""POST /sandbox/act/…: the acts of people with the names that a test would use."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox import people
from sandbox.acting import NotPossible, Outcome
from sandbox.blocks.state import elements_of
from sandbox.workspace import Json, Workspace

Act = Callable[[Workspace, Json], Awaitable[Outcome]]


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


async def say(ws: Workspace, body: Json) -> Outcome:
    return await people.say(ws, _user(ws, body), _channel(ws, body), body["text"], body.get("thread_ts"))


async def command(ws: Workspace, body: Json) -> Outcome:
    text = body.get("text", "")
    return await people.run_command(ws, _user(ws, body), _channel(ws, body), body["command"], text)


async def click(ws: Workspace, body: Json) -> Outcome:
    """The element by action_id; where several have it, block_id, value or label says which."""
    user_id, given = _user(ws, body), body.get("action")
    channel_id = _channel(ws, body) if body.get("channel") else None
    message_ts, view_id = body.get("message_ts"), None
    if message_ts is None:
        view_id = _view(ws, user_id, body)
    action_id = body.get("action_id") or (given if isinstance(given, str) else None)
    blocks = _blocks(ws, channel_id, message_ts, user_id, view_id)
    block_id, found_id = _find(blocks, body.get("block_id") or body.get("block"), action_id, body)
    action = given if isinstance(given, dict) else {k: v for k, v in body.items() if k.startswith("selected")}
    return await people.click(
        ws,
        user_id,
        channel_id=channel_id,
        message_ts=message_ts,
        view_id=view_id,
        block_id=block_id,
        action_id=found_id,
        action=action,
        state=body.get("state"),
    )


async def submit(ws: Workspace, body: Json) -> Outcome:
    user_id = _user(ws, body)
    return await people.submit_view(ws, user_id, _view(ws, user_id, body), body.get("values", {}))


async def close(ws: Workspace, body: Json) -> Outcome:
    user_id = _user(ws, body)
    return await people.close_view(ws, user_id, _view(ws, user_id, body), bool(body.get("clear")))


async def home(ws: Workspace, body: Json) -> Outcome:
    return await people.open_home(ws, _user(ws, body))


async def shortcut(ws: Workspace, body: Json) -> Outcome:
    channel_id = _channel(ws, body) if body.get("channel") else None
    return await people.shortcut(ws, _user(ws, body), body["callback_id"], channel_id, body.get("message_ts"))


async def read(ws: Workspace, body: Json) -> Outcome:
    return await people.read(ws, _user(ws, body), _channel(ws, body))


async def invite(ws: Workspace, body: Json) -> Outcome:
    invited = resolve_person(ws, body["invited"])
    return await people.invite(ws, _user(ws, body), _channel(ws, body), invited)


ACTS: dict[str, Act] = {
    "say": say,
    "command": command,
    "click": click,
    "submit": submit,
    "close": close,
    "home": home,
    "shortcut": shortcut,
    "read": read,
    "invite": invite,
}


def _user(ws: Workspace, body: Json) -> str:
    return resolve_person(ws, body["user"])


def _channel(ws: Workspace, body: Json) -> str:
    return resolve_channel(ws, body["channel"])


def _view(ws: Workspace, user_id: str, body: Json) -> str:
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
