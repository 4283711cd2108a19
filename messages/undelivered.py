"""What is said when Slack does not let a message through: to whoever can mend it, or in somebody's place."""

from gates.delivery import Delivery
from messages.blocks import section, section_of
from messages.limits import Json
from messages.message import Message
from messages.mrkdwn import channel as channel_mention
from messages.mrkdwn import mention
from messages.titles import delivery_name

WHY = {
    "is_archived": "it is archived",
    "not_in_channel": "Gatehouse is not a member of it",
    "channel_not_found": "it is gone, or private and without Gatehouse",
}
LOCKED = "Gatehouse may not write there"
CURE = (
    "Unarchive it, or type `/invite @Gatehouse` in it; or name another channel with `/gate details`."
    " What is due is kept for a day and tried again each hour."
)


def closed_channel(delivery: Delivery, channel: str, error: str) -> Message:
    """`error` is Slack's word for it."""
    why = WHY.get(error, LOCKED)
    told = f"Gatehouse cannot post into {channel_mention(channel)} for {delivery_name(delivery)}: {why}."
    return Message.of([told, CURE], [section_of(told, CURE)])


def gone_person(delivery: Delivery, person: str) -> Message:
    told = (
        f"Slack no longer reaches {mention(person)}, who is asked for something in {delivery_name(delivery)}."
    )
    cure = "Name somebody else with `/gate people`, or let somebody sign in their place: `/gate reassign`."
    return Message.of([told, cure], [section_of(told, cure)])


def handed_on(person: str, text: str, blocks: list[Json]) -> Message:
    """What somebody was to read, for whoever reads it in their place."""
    head = (
        f"This was for {mention(person)}, whom Slack no longer reaches. You stand in, or lead the delivery."
    )
    return Message.of([head, text], [section(head), *(blocks or [section(text)])])
