"""POST /sandbox/act/…: the acts of people with the names that a test would use."""

from sandbox.control.bodies import Body
from sandbox.control.finding import channel_in, element_in, user_in, view_in
from sandbox.control.rooms import ROOM_ACTS, Act
from sandbox.people import deeds
from sandbox.people.acting import Outcome
from sandbox.workspace import Json, Workspace


async def say(ws: Workspace, body: Json) -> Outcome:
    return await deeds.say(ws, user_in(ws, body), channel_in(ws, body), body["text"], body.get("thread_ts"))


async def command(ws: Workspace, body: Json) -> Outcome:
    text = body.get("text", "")
    return await deeds.run_command(ws, user_in(ws, body), channel_in(ws, body), body["command"], text)


async def click(ws: Workspace, body: Json) -> Outcome:
    given = body.get("action")
    chosen = {name: value for name, value in body.items() if name.startswith("selected")}
    action = given if isinstance(given, dict) else chosen
    place = element_in(ws, body)
    return await deeds.click(ws, user_in(ws, body), **place, action=action, state=body.get("state"))


async def suggest(ws: Workspace, body: Json) -> Outcome:
    """value is what the person has typed so far, not the element's own."""
    place = element_in(ws, Body({name: each for name, each in body.items() if name != "value"}))
    return await deeds.suggest(ws, user_in(ws, body), **place, value=body["value"])


async def submit(ws: Workspace, body: Json) -> Outcome:
    user_id = user_in(ws, body)
    return await deeds.submit_view(ws, user_id, view_in(ws, user_id, body), body.get("values", {}))


async def close(ws: Workspace, body: Json) -> Outcome:
    user_id = user_in(ws, body)
    return await deeds.close_view(ws, user_id, view_in(ws, user_id, body), bool(body.get("clear")))


async def home(ws: Workspace, body: Json) -> Outcome:
    """tab is "home" or "messages"."""
    return await deeds.open_home(ws, user_in(ws, body), body.get("tab", "home"))


async def shortcut(ws: Workspace, body: Json) -> Outcome:
    channel_id = channel_in(ws, body) if body.get("channel") else None
    return await deeds.shortcut(
        ws, user_in(ws, body), body["callback_id"], channel_id, body.get("message_ts")
    )


ACTS: dict[str, Act] = {
    "say": say,
    "command": command,
    "click": click,
    "suggest": suggest,
    "submit": submit,
    "close": close,
    "home": home,
    "shortcut": shortcut,
    **ROOM_ACTS,
}
