"""The channels of a delivery that is about to start."""

from dataclasses import replace

from slack_sdk.errors import SlackApiError

from gates.refusal import Refusal
from gates.starting import Plan
from handlers.slack.visit import Visit
from messages.ids import Field


def named_channel(visit: Visit) -> str | None:
    """Where the command was typed, unless that was a conversation with one person."""
    channel = visit.channel
    return channel if channel and channel.startswith(("C", "G")) else None


def channel_name(typed: str) -> str:
    """As Slack wants it: lower case, no spaces."""
    name = "-".join(typed.lower().lstrip("#").split())
    if not name or any(not (c.isalnum() or c in "-_") for c in name):
        raise Refusal(
            "A channel name has letters, digits, hyphens and underscores only.", field=Field.NEW_CHANNEL
        )
    return name


def check_reach(visit: Visit, channel: str, field: str) -> None:
    """Whether we can post there: a private channel must invite us first."""
    try:
        visit.client.conversations_info(channel=channel)
    except SlackApiError as trouble:
        error = trouble.response.get("error")
        if error == "channel_not_found":
            raise Refusal(
                "Gatehouse is not in this channel. Type /invite @Gatehouse there, then try again.", field
            ) from None
        raise


def with_new_channel(visit: Visit, plan: Plan, name: str) -> tuple[Plan, list[str]]:
    """Creates the channel; everybody who holds a role is invited after the commit."""
    try:
        answer = visit.client.conversations_create(name=name)
    except SlackApiError as trouble:
        if trouble.response.get("error") == "name_taken":
            raise Refusal(
                f"A channel #{name} exists already. Go back and choose it, or use another name."
            ) from None
        raise
    people = sorted({user for role, users in plan.holders.items() for user in users})
    return replace(plan, internal_channel=str(answer["channel"]["id"])), people
