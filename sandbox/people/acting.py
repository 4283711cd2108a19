"""What every act of a person starts with: who it is, where, and how a failure reads."""

import asyncio
import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ParamSpec

from sandbox.acknowledgements import parsed
from sandbox.carriers.parcel import Reply
from sandbox.deliveries import causing
from sandbox.tokens import is_installed
from sandbox.workspace import Channel, Json, Message, Person, View, Workspace

Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True)
class Outcome:
    """ok False carries the sentence that Slack would show; response is the bot's parsed ack body."""

    ok: bool
    error: str | None = None
    response: Json | None = None


class NotPossible(Exception):
    """Slack would not let this person do this; the text says why."""


def act(function: Callable[Given, Awaitable[Outcome]]) -> Callable[Given, Awaitable[Outcome]]:
    """What is not possible comes back as an Outcome; events that it caused have been tried once by then."""

    @functools.wraps(function)
    async def acting(*args: Given.args, **kwargs: Given.kwargs) -> Outcome:
        with causing() as caused:
            try:
                outcome = await function(*args, **kwargs)
            except NotPossible as refusal:
                outcome = Outcome(False, str(refusal))
        if caused:
            await asyncio.wait(caused)
        return outcome

    return acting


def person_of(ws: Workspace, user_id: str) -> Person:
    person = ws.people.get(user_id)
    if person is None or person.is_bot:
        raise NotPossible(f"There is nobody with the id {user_id}.")
    if person.deleted:
        raise NotPossible(f"The account of {person.real_name} is deactivated.")
    return person


def colleague_of(ws: Workspace, user_id: str, wish: str) -> Person:
    """Somebody of our own team: people from outside cannot use an app's commands, shortcuts or Home."""
    person = person_of(ws, user_id)
    if not is_installed(ws):
        raise NotPossible(f"{ws.manifest.name} is not installed any more.")
    if person.team_id != ws.team.id:
        raise NotPossible(f"{person.real_name} belongs to another workspace and cannot {wish} here.")
    return person


def channel_of(ws: Workspace, person: Person, channel_id: str) -> Channel:
    channel = ws.channels.get(channel_id)
    if channel is None or person.id not in channel.members:
        raise NotPossible(f"{person.real_name} is not in the channel {channel_id}.")
    return channel


def message_of(person: Person, channel: Channel, ts: str) -> Message:
    message = channel.by_ts.get(ts)
    if message is None or message.deleted or message.ephemeral_for not in (None, person.id):
        raise NotPossible("This message is not there any more.")
    return message


def view_of(ws: Workspace, person: Person, view_id: str) -> View:
    """The modal on top of the person's stack, or the person's Home."""
    stack = ws.views.get(person.id, [])
    if stack and stack[-1].id == view_id:
        return stack[-1]
    home = ws.homes.get(person.id)
    if home and home.id == view_id:
        return home
    raise NotPossible("This view is not open any more.")


def outcome_of(reply: Reply, what: str, seconds: float) -> Outcome:
    """ok when the bot acknowledged; what is the command or "This" in the sentence about a failure."""
    if reply.is_ack:
        return Outcome(True, None, parsed(reply.body))
    if reply.reason == "http_timeout":
        cause = f"the app did not answer within {seconds:g} seconds (operation_timeout)"
    elif reply.status is None:
        cause = "the app could not be reached (dispatch_failed)"
    else:
        cause = f"the app answered with HTTP {reply.status} (dispatch_failed)"
    return Outcome(False, f"{what} failed because {cause}.")
