"""What people say in a channel, and what they do with what was said."""

import re

from sandbox.payloads.happenings import app_mention
from sandbox.people.acting import NotPossible, Outcome, act, channel_of, message_of, person_of
from sandbox.people.marking import pin, react, unpin, unreact
from sandbox.posting import edit, post, remove
from sandbox.workspace import Channel, Message, Person, Workspace


@act
async def say(
    ws: Workspace, user_id: str, channel_id: str, text: str, thread_ts: str | None = None
) -> Outcome:
    """A person's own message. "@name" mentions somebody; &, < and > arrive escaped, as in Slack."""
    person = person_of(ws, user_id)
    channel = channel_of(ws, person, channel_id)
    if channel.is_archived:
        raise NotPossible("This channel is archived.")
    if not text.strip():
        raise NotPossible("There is nothing to send.")
    if thread_ts:
        parent = message_of(person, channel, thread_ts)
        thread_ts = parent.thread_ts or parent.ts
    message = post(ws, channel, person.id, with_mentions(ws, text), thread_ts=thread_ts)
    if channel.kind not in ("im", "mpim") and f"<@{ws.bot.id}>" in message.text:
        ws.courier.post_event(ws, app_mention(ws, channel, message), channel)
    return Outcome(True, None, {"ts": message.ts})


@act
async def edit_message(ws: Workspace, user_id: str, channel_id: str, message_ts: str, text: str) -> Outcome:
    _, channel, message = _own(ws, user_id, channel_id, message_ts)
    if not text.strip():
        raise NotPossible("There is nothing to send.")
    edit(ws, channel, message, with_mentions(ws, text), [])
    return Outcome(True)


@act
async def delete_message(ws: Workspace, user_id: str, channel_id: str, message_ts: str) -> Outcome:
    _, channel, message = _own(ws, user_id, channel_id, message_ts)
    remove(ws, channel, message)
    return Outcome(True)


@act
async def toggle_reaction(
    ws: Workspace, user_id: str, channel_id: str, message_ts: str, name: str
) -> Outcome:
    """The reaction is put there, or taken off again if it is the person's own already."""
    person, channel, message = _seen(ws, user_id, channel_id, message_ts)
    if not react(ws, channel, message, person, name):
        unreact(ws, channel, message, person, name)
    return Outcome(True)


@act
async def toggle_pin(ws: Workspace, user_id: str, channel_id: str, message_ts: str) -> Outcome:
    person, channel, message = _seen(ws, user_id, channel_id, message_ts)
    if not unpin(ws, channel, message, person):
        pin(ws, channel, message, person)
    return Outcome(True)


def _own(ws: Workspace, user_id: str, channel_id: str, message_ts: str) -> tuple[Person, Channel, Message]:
    person, channel, message = _seen(ws, user_id, channel_id, message_ts)
    if message.user != person.id or message.by_app:
        raise NotPossible("Only the author can change a message.")
    return person, channel, message


def _seen(ws: Workspace, user_id: str, channel_id: str, message_ts: str) -> tuple[Person, Channel, Message]:
    """An archived channel stays as it is, and nothing can be put on an ephemeral message."""
    person = person_of(ws, user_id)
    channel = channel_of(ws, person, channel_id)
    message = message_of(person, channel, message_ts)
    if channel.is_archived:
        raise NotPossible("This channel is archived.")
    if message.ephemeral_for:
        raise NotPossible("Nothing can be done with a message that only you can see.")
    return person, channel, message


def with_mentions(ws: Workspace, text: str, *, named: bool = False) -> str:
    """`named`: with the name behind the id, as the text of a slash command has it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ids = {person.name: person.id for person in ws.people.values()}

    def mention(found: re.Match[str]) -> str:
        if found[1] not in ids:
            return found[0]
        return f"<@{ids[found[1]]}|{found[1]}>" if named else f"<@{ids[found[1]]}>"

    return re.sub(r"@([\w.-]*\w)", mention, escaped)
