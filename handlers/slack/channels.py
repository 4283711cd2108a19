"""The channels of a delivery that is about to start."""

from slack_sdk.errors import SlackApiError

from gates.refusal import Refusal
from handlers.senders.slack_calls import error_of
from handlers.slack.visit import Visit
from messages.ids import Field

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
    try:
        found = visit.client.conversations_info(channel=channel)["channel"]
    except SlackApiError as trouble:
        if error_of(trouble) != "channel_not_found":
            raise
        raise Refusal(
            "Gatehouse is not in this channel. Type /invite @Gatehouse there, then try again.", field
        ) from None
    if found.get("is_archived"):
        raise Refusal("This channel is archived. Please choose another one.", field)
    if found.get("is_ext_shared") and field == Field.INTERNAL_CHANNEL:
        raise Refusal(
            "This channel is shared with another company. The cards are internal, so choose another one.", field
        )


def create_channel(visit: Visit, name: str) -> str:
    """The id of a new channel of this name."""
    try:
        return str(visit.client.conversations_create(name=name)["channel"]["id"])
    except SlackApiError as trouble:
        sentence = NOT_CREATED.get(error_of(trouble))
        if sentence is None:
            raise
        raise Refusal(sentence.format(name=name), Field.NEW_CHANNEL) from None
