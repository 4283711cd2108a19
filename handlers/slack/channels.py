"""The channels that people name or write in: whether we reach them, and who else reads there."""

from typing import Any

from slack_sdk.errors import SlackApiError

from gates.refusal import Refusal
from handlers.senders.slack_calls import error_of
from handlers.slack.visit import Visit
from messages.ids import Field
from storage import finding

UNSEEN = "Gatehouse is not in this channel. Type /invite @Gatehouse there, then try again."
NOT_CREATED = {
    "name_taken": "A channel #{name} exists already. Choose it above, or use another name.",
    "restricted_action": "Gatehouse may not create channels. Create #{name} yourself, then choose it above.",
    "invalid_name_specials": "Slack does not accept #{name} as a name. Please use another one.",
    "invalid_name_punctuation": "A channel name needs at least one letter or digit.",
}


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
    """Whether we can post there, and whether what we post stays among those who may read it."""
    found = described(visit, channel, field)
    if found.get("is_archived"):
        raise Refusal("This channel is archived. Please choose another one.", field)
    if found.get("is_ext_shared") and not found.get("is_member"):
        raise Refusal(UNSEEN, field)
    if found.get("is_ext_shared") and field == Field.INTERNAL_CHANNEL:
        raise Refusal(
            "The cards are internal, and another company shares this channel. Choose another one.", field
        )


def check_privacy(visit: Visit, channel: str | None) -> None:
    """The cards of a private delivery stand where its own people read."""
    if channel is None:
        raise Refusal(
            "Everybody can read a channel that Gatehouse creates. Create a private one yourself, type"
            " /invite @Gatehouse there, then choose it above.",
            Field.NEW_CHANNEL,
        )
    if not described(visit, channel, Field.INTERNAL_CHANNEL).get("is_private"):
        raise Refusal(
            "Everybody can read this channel. A private delivery needs a private one.", Field.INTERNAL_CHANNEL
        )


def refuse_to_tell_the_client(visit: Visit) -> None:
    """What is internal is not shared where the client, or any other company, reads along."""
    channel = visit.channel or ""
    with visit.reading() as tx:
        is_the_clients = any(each.client_channel == channel for each in finding.in_channel(tx, channel))
    if is_the_clients or described(visit, channel).get("is_ext_shared"):
        raise Refusal("This channel is shared with the client. Ask again without --share, for yourself.")


def described(visit: Visit, channel: str, field: str | None = None) -> dict[str, Any]:
    """What Slack says of a channel. A private one is shown only to its members, so we must be invited."""
    try:
        found: dict[str, Any] = visit.client.conversations_info(channel=channel)["channel"]
    except SlackApiError as trouble:
        if error_of(trouble) != "channel_not_found":
            raise
        raise Refusal(UNSEEN, field) from None
    return found


def create_channel(visit: Visit, name: str) -> str:
    """The id of a new channel of this name."""
    try:
        return str(visit.client.conversations_create(name=name)["channel"]["id"])
    except SlackApiError as trouble:
        sentence = NOT_CREATED.get(error_of(trouble))
        if sentence is None:
            raise
        raise Refusal(sentence.format(name=name), Field.NEW_CHANNEL) from None
