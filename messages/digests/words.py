"""The names of kinds, cadences and languages, and what a manager is told about a message to the client."""

from gates.delivery import Delivery
from gates.digests.records import ClientUpdate, DigestSettings
from gates.process_files.digests import Cadence, Language, MessageKind
from messages.blocks import section_of
from messages.message import Message
from messages.mrkdwn import channel, line
from messages.titles import delivery_name, delivery_title

KINDS = {
    MessageKind.INITIAL: "First message",
    MessageKind.STATUS: "Status update",
    MessageKind.DELAY: "Message about a delay",
    MessageKind.HANDOVER: "Handover message",
    MessageKind.ACKNOWLEDGEMENT: "Request to confirm receipt",
    MessageKind.CLOSING: "Closing message",
}
CADENCES = {
    Cadence.DAILY: "On every working day",
    Cadence.WEEKLY: "Every week",
    Cadence.TWO_WEEKS: "Every two weeks",
    Cadence.EACH_GATE: "After each passed gate",
    Cadence.NEVER: "Never by itself",
}
LANGUAGES = {Language.ENGLISH: "English", Language.GERMAN: "German"}


def cadence_line(settings: DigestSettings) -> str:
    """For example "Every week on Friday at 10:00 (Europe/Berlin)"."""
    words = CADENCES[settings.cadence]
    if settings.cadence in (Cadence.EACH_GATE, Cadence.NEVER):
        return words
    day = "" if settings.cadence is Cadence.DAILY else f" on {settings.weekday.value.capitalize()}"
    return f"{words}{day} at {settings.hour:02}:00 ({line(settings.time_zone)})"


def where(channel_id: str | None, addresses: list[str]) -> str:
    places = [channel(channel_id)] if channel_id else []
    places += [line(address) for address in addresses]
    return ", ".join(places) or "nowhere yet: choose its channel or an address in the settings"


def waiting_message(delivery: Delivery, update: ClientUpdate) -> Message:
    words = f"The {KINDS[update.kind].lower()} to the client was due now, and waits for you to send it."
    shown = "Its card is in this conversation; `/gate digest` shows it too."
    return Message.of(
        [f"{delivery_name(delivery)}: {words}"], [section_of(delivery_title(delivery), f"⏳ {words}", shown)]
    )


def undelivered_message(delivery: Delivery, update: ClientUpdate, because: str) -> Message:
    words = f"The {KINDS[update.kind].lower()} did not reach the client."
    cure = "Mend it with `/gate digest settings`, then write again with `/gate digest`."
    return Message.of(
        [f"{delivery_name(delivery)}: {words}"],
        [section_of(delivery_title(delivery), f"❗ *{words}* {line(because, 400)}", cure)],
    )
