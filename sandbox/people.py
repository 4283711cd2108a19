"""What a person can do in the sandbox; each act reaches the bot as Slack would send it."""

import re

from sandbox.acting import (
    NotPossible,
    Outcome,
    act,
    channel_of,
    colleague_of,
    message_of,
    outcome_of,
    person_of,
)
from sandbox.objects import message_json, view_json
from sandbox.payloads.commands import global_shortcut, message_shortcut, slash_command
from sandbox.posting import post
from sandbox.pressing import click, close_view, submit_view
from sandbox.response_urls import ResponseRefused, show
from sandbox.rooms import direct_message, join
from sandbox.suggesting import suggest
from sandbox.workspace import Channel, Json, Message, Workspace

__all__ = [
    "Outcome",
    "click",
    "close_view",
    "invite",
    "open_home",
    "read",
    "run_command",
    "say",
    "shortcut",
    "submit_view",
    "suggest",
]


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
    await ws.courier.send_message_event(ws, channel, message)
    await _send_mention(ws, channel, message)
    return Outcome(True, None, {"ts": message.ts})


async def _send_mention(ws: Workspace, channel: Channel, message: Message) -> None:
    """app_mention comes only from conversations that the bot is in, and not from direct messages."""
    if channel.kind == "im" or ws.bot.id not in channel.members or f"<@{ws.bot.id}>" not in message.text:
        return
    event: Json = {**message_json(ws, channel, message), "type": "app_mention", "channel": channel.id}
    await ws.courier.send_event(ws, event, channel)


def with_mentions(ws: Workspace, text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ids = {person.name: person.id for person in ws.people.values()}
    return re.sub(
        r"@([\w.-]*\w)", lambda found: f"<@{ids[found[1]]}>" if found[1] in ids else found[0], escaped
    )


@act
async def run_command(ws: Workspace, user_id: str, channel_id: str, command: str, text: str) -> Outcome:
    """A slash command; what the bot answers with its acknowledgement is shown to the person."""
    person = colleague_of(ws, user_id, f"use {command}")
    channel = channel_of(ws, person, channel_id)
    if not ws.manifest.knows_command(command):
        raise NotPossible(f"{command} is not a valid command.")
    fields = slash_command(
        ws,
        person,
        channel,
        command,
        text,
        trigger_id=ws.triggers.issue(person.id),
        response_url=ws.response_urls.issue(ws, person.id, channel.id),
    )
    reply = await ws.courier.send_command(ws, fields)
    outcome = outcome_of(reply, command, ws.config.ack_seconds)
    if not outcome.ok:
        return outcome
    answer = outcome.response or {"text": reply.body.strip()}
    if not answer.get("text") and not answer.get("blocks"):
        return outcome
    try:
        show(ws, channel, person.id, answer, None)
    except ResponseRefused as refusal:
        return Outcome(
            False, f"{command} failed because Slack does not understand the app's answer: {refusal}."
        )
    return outcome


@act
async def shortcut(
    ws: Workspace,
    user_id: str,
    callback_id: str,
    channel_id: str | None = None,
    message_ts: str | None = None,
) -> Outcome:
    """A global shortcut, or with a message one from its menu."""
    person = colleague_of(ws, user_id, "use shortcuts")
    if not ws.manifest.knows_shortcut(callback_id):
        raise NotPossible(f"There is no shortcut {callback_id}.")
    trigger_id = ws.triggers.issue(person.id)
    if not message_ts:
        payload = global_shortcut(ws, person, callback_id, trigger_id=trigger_id)
    else:
        channel = channel_of(ws, person, channel_id or "")
        message = message_of(person, channel, message_ts)
        if message.ephemeral_for:
            raise NotPossible("A message that only you can see has no shortcuts.")
        url = ws.response_urls.issue(ws, person.id, channel.id, message.ts)
        payload = message_shortcut(
            ws, person, channel, message, callback_id=callback_id, trigger_id=trigger_id, response_url=url
        )
    return outcome_of(await ws.courier.send_interaction(ws, payload), "This", ws.config.ack_seconds)


@act
async def open_home(ws: Workspace, user_id: str) -> Outcome:
    """Open the app's Home; what it shows is whatever the bot publishes."""
    person = colleague_of(ws, user_id, "open the app's Home")
    channel = direct_message(ws, ws.bot, person)
    event: Json = {"type": "app_home_opened", "user": person.id, "channel": channel.id, "tab": "home"}
    if home := ws.homes.get(person.id):
        event["view"] = view_json(ws, home)
    await ws.courier.send_event(ws, event, None)
    return Outcome(True)


@act
async def read(ws: Workspace, user_id: str, channel_id: str) -> Outcome:
    """Everything in the channel up to now has been seen."""
    channel = channel_of(ws, person_of(ws, user_id), channel_id)
    if channel.messages and channel.last_read.get(user_id) != channel.messages[-1].ts:
        channel.last_read[user_id] = channel.messages[-1].ts
        ws.changes.publish("channel", channel_id=channel.id, user_id=user_id)
    return Outcome(True)


@act
async def invite(ws: Workspace, user_id: str, channel_id: str, invited_id: str) -> Outcome:
    """Bring somebody (or the bot) into a channel that the person is in; anybody may join a public one."""
    person = person_of(ws, user_id)
    channel, invited = ws.channels.get(channel_id), ws.people.get(invited_id)
    if channel is None or invited is None or channel.kind == "im":
        raise NotPossible("There is no such channel or person.")
    if person.id not in channel.members and not (invited is person and channel.kind == "channel"):
        raise NotPossible(f"{person.real_name} is not in the channel {channel_id}.")
    if invited.team_id != ws.team.id and not channel.is_ext_shared:
        raise NotPossible(f"{invited.real_name} belongs to another workspace and this channel is not shared.")
    if invited.id not in channel.members:
        join(ws, channel, invited, inviter=person)
    return Outcome(True)
