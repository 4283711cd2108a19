"""What the page does in a channel and with its messages: POST /page/act/say, command, react, edit …"""

from sandbox.page.forms import Fields, one
from sandbox.people import deeds
from sandbox.people.acting import Outcome
from sandbox.workspace import Person, Workspace


async def say(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    """What is typed into the composer: a message, or a command when it starts with a slash."""
    text, thread_ts = _text(fields), one(fields, "thread")
    if not text.startswith("/"):
        return await deeds.say(ws, me.id, one(fields, "channel"), text, thread_ts or None)
    if thread_ts:
        return Outcome(False, "Slash commands do not work in threads. Use the channel's own message box.")
    return await command(ws, me, {**fields, "text": [text]})


async def command(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    name, _, rest = one(fields, "text").strip().partition(" ")
    return await deeds.run_command(ws, me.id, one(fields, "channel"), name, rest.strip())


async def shortcut(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    channel_id, ts = _message(fields)
    return await deeds.shortcut(ws, me.id, one(fields, "callback"), channel_id or None, ts or None)


async def react(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    return await deeds.toggle_reaction(ws, me.id, *_message(fields), one(fields, "name"))


async def pin(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    return await deeds.toggle_pin(ws, me.id, *_message(fields))


async def edit(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    return await deeds.edit_message(ws, me.id, *_message(fields), _text(fields))


async def delete(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    return await deeds.delete_message(ws, me.id, *_message(fields))


async def read(ws: Workspace, me: Person, fields: Fields) -> Outcome:
    return await deeds.read(ws, me.id, one(fields, "channel"))


async def home(ws: Workspace, me: Person, _: Fields) -> Outcome:
    return await deeds.open_home(ws, me.id)


def _message(fields: Fields) -> tuple[str, str]:
    return one(fields, "channel"), one(fields, "ts")


def _text(fields: Fields) -> str:
    return one(fields, "text").replace("\r\n", "\n")
