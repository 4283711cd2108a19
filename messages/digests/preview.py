"""What the manager sees of a message to the client before it goes, and what became of it."""

from datetime import datetime

from gates.delivery import Delivery
from gates.digests.client_digest import client_digest
from gates.digests.records import ClientUpdate
from gates.digests.sending import preview_of
from gates.digests.setting import destinations, settings_of
from gates.process_files.digests import Cadence, MessageKind
from messages.blocks import actions, button, confirm, context, header, section_of
from messages.digests.channel import framed, letter_blocks
from messages.digests.letter import letter
from messages.digests.words import CADENCES, KINDS, LANGUAGES, cadence_line, where
from messages.ids import Action
from messages.limits import Json
from messages.message import Message
from messages.mrkdwn import at, line, mention, quoted, since
from messages.refs import Ref
from messages.titles import delivery_name, delivery_title

LETTER_BLOCKS = 20
CLIENT_READS = "Between the lines is what the client reads, with what is true when it goes."


def update_card(delivery: Delivery, update: ClientUpdate, now: datetime) -> Message:
    """With its text and its buttons while it is open; after that, what became of it."""
    if not update.is_open:
        lines = what_became_of(update)
        return Message.of(
            [f"{KINDS[update.kind]}, {delivery_name(delivery)}", *lines],
            [section_of(f"{delivery_title(delivery)}\n*{KINDS[update.kind]}*", *lines)],
        )
    blocks = [
        header(f"{KINDS[update.kind]} for the client"),
        section_of(
            delivery_title(delivery), f"Sending: {when_it_goes(delivery, update)}", how_it_goes(delivery)
        ),
        *framed(client_blocks(delivery, update, now)),
        context(CLIENT_READS),
        buttons(delivery, update),
    ]
    said = [f"{KINDS[update.kind]} for the client: {delivery_name(delivery)}", when_it_goes(delivery, update)]
    return Message.of(said, blocks)


def client_blocks(delivery: Delivery, update: ClientUpdate, now: datetime) -> list[Json]:
    return letter_blocks(letter(client_digest(delivery, update, now)), LETTER_BLOCKS)


def when_it_goes(delivery: Delivery, update: ClientUpdate) -> str:
    if update.waiting_since:
        return f"⏳ *its hour has come*, and it waits for you to send it, {since(update.waiting_since)}"
    if update.due_at is None:
        return "it goes when you send it"
    if settings_of(delivery).goes_by_itself:
        return f"it *goes by itself*{at(update.due_at)}, unless you skip it"
    return f"it is due{at(update.due_at)}, and *waits for you* then"


def how_it_goes(delivery: Delivery) -> str:
    language = LANGUAGES[settings_of(delivery).language]
    return f"To {where(*destinations(delivery))} · in {language}"


def buttons(delivery: Delivery, update: ClientUpdate) -> Json:
    ref = Ref.to(delivery, number=update.number)
    asked = confirm(
        "Send it to the client?", "It cannot be taken back once it is sent.", "Send it", "Not yet"
    )
    return actions(
        button("Send now", Action.UPDATE_SEND, ref, style="primary", confirm=asked),
        button("Edit the note", Action.UPDATE_NOTE, ref),
        button("Skip this one", Action.UPDATE_SKIP, ref),
        button("Settings", Action.MENU_DIGEST, ref),
    )


def what_became_of(update: ClientUpdate) -> list[str]:
    undelivered = f"❗ *Not delivered*: {line(update.undelivered, 500)}" if update.undelivered else ""
    lines = [what_happened(update), undelivered, line(update.summary) if update.summary else ""]
    return [each for each in lines if each]


def what_happened(update: ClientUpdate) -> str:
    if update.sent_at and update.sent_by:
        places = where(update.channel, update.mail_to.split(", ") if update.mail_to else [])
        return f"✅ *Sent* to {places} by {mention(update.sent_by)}{at(update.sent_at)}"
    if update.skipped_at and update.skipped_by:
        said = f"*Skipped* by {mention(update.skipped_by)}{at(update.skipped_at)}"
        return f"{said}\n{quoted(update.skipped_because or '')}"
    return ""


def digest_preview(delivery: Delivery, now: datetime) -> Message:
    """What the client would read if it were written now; the open messages first."""
    settings, ref = settings_of(delivery), Ref.to(delivery)
    planned = preview_of(delivery, now)
    lines = [
        f"{delivery_title(delivery)}",
        f"Status update: {cadence_line(settings)}",
        how_it_goes(delivery),
        next_line(planned, settings.cadence),
    ]
    blocks = [
        header("What the client would read now"),
        section_of(*lines),
        *framed(client_blocks(delivery, planned, now)),
        actions(
            button("Write to the client", Action.UPDATE_WRITE, ref, style="primary"),
            button("Settings", Action.MENU_DIGEST, ref),
        ),
    ]
    return Message.of([f"What the client of {delivery_name(delivery)} would read now", *lines[1:]], blocks)


def next_line(planned: ClientUpdate, cadence: Cadence) -> str:
    if planned.kind is MessageKind.STATUS and planned.due_at:
        return f"The next one is due{at(planned.due_at)}"
    return f"None is planned: {CADENCES[cadence].lower()}"
