"""The manager's say over a message to the client: write, send, skip; and what the clock does at its hour."""

from datetime import datetime

from gates.checklists.ticking import tick
from gates.delivery import Delivery
from gates.digests.client_digest import client_digest
from gates.digests.drafting import show
from gates.digests.planning import add_update, planned_status
from gates.digests.records import ClientUpdate
from gates.digests.setting import NOWHERE, destinations, must_have_client, settings_of
from gates.digests.summary import summary_of
from gates.digests.wanted import message_source
from gates.facts import FactKind
from gates.people import CLOCK, Person
from gates.process_files.digests import MessageKind
from gates.refusal import Refusal, must_say

AFTER_CLOSING = {MessageKind.CLOSING}


def update_of(delivery: Delivery, number: int) -> ClientUpdate:
    update = next((u for u in delivery.client_updates if u.number == number), None)
    if update is None:
        raise Refusal("This message is not in the record.")
    return update


def may_change(delivery: Delivery, update: ClientUpdate, by: Person) -> None:
    """Raises Refusal for anybody but the manager, and once it is sent or skipped."""
    delivery.must_manage(by, "write to the client")
    if update.sent_at:
        raise Refusal("This message is sent already. It stands in the delivery record.")
    if update.skipped_at:
        raise Refusal("This message was skipped. Write a new one with `/gate digest`.")
    if update.kind not in AFTER_CLOSING:
        delivery.must_not_be_over()


def draft(delivery: Delivery, kind: MessageKind, note: str | None, by: Person, at: datetime) -> ClientUpdate:
    """One that the manager asks for by hand."""
    must_have_client(delivery)
    delivery.must_manage(by, "write to the client")
    if kind not in AFTER_CLOSING:
        delivery.must_not_be_over()
    update = add_update(delivery, kind, at)
    update.note, update.note_by = note, by.user_id if note else None
    show(update, at)
    delivery.record_fact(FactKind.UPDATE_DRAFTED, at, by.user_id, update=update.number, message=kind)
    return update


def write_note(delivery: Delivery, number: int, note: str | None, by: Person, at: datetime) -> None:
    update = update_of(delivery, number)
    may_change(delivery, update, by)
    if update.note == note:
        return
    update.note, update.note_by = note, by.user_id
    delivery.record_fact(FactKind.UPDATE_NOTED, at, by.user_id, update=number, note=note)


def send(delivery: Delivery, number: int, by: Person, at: datetime) -> None:
    """Marks it as sent and keeps what it said in short; a second press finds it sent and changes nothing."""
    update = update_of(delivery, number)
    if update.sent_at:
        delivery.must_manage(by, "write to the client")
        return
    may_change(delivery, update, by)
    let_go(delivery, update, by, at)
    tick_what_asked(delivery, update, by, at)


def let_go(delivery: Delivery, update: ClientUpdate, by: Person, at: datetime) -> None:
    channel, addresses = destinations(delivery)
    if update.kind is MessageKind.ACKNOWLEDGEMENT and addresses:
        channel = None  # where the card asks already
    if channel is None and not addresses:
        raise Refusal(NOWHERE)
    update.sent_at, update.sent_by, update.next_at = at, by.user_id, None
    update.channel, update.mail_to = channel, ", ".join(addresses) or None
    update.language = settings_of(delivery).language
    update.summary = summary_of(client_digest(delivery, update, at))
    delivery.record_fact(
        FactKind.UPDATE_SENT, at, by.user_id, update=update.number, message=update.kind,
        summary=update.summary, note=update.note, channel=channel, mail_to=update.mail_to,
    )  # fmt: skip


def tick_what_asked(delivery: Delivery, update: ClientUpdate, by: Person, at: datetime) -> None:
    """The items that asked for this message are met by it, where whoever sent it may tick them."""
    gate = next((g for g in delivery.live_gates if (g.phase, g.round) == (update.phase, update.round)), None)
    if gate is None or not gate.is_open:
        return
    evidence = f"Message {update.number} to the client, sent on {at.date().isoformat()}"
    for item in [i for i in gate.items if not i.done and message_source(delivery, i) == update.kind]:
        try:
            tick(delivery, gate, item.key, by, at, evidence)
        except Refusal:  # it stays open, and is ticked by hand
            continue


def skip(delivery: Delivery, number: int, because: str, by: Person, at: datetime) -> None:
    update = update_of(delivery, number)
    may_change(delivery, update, by)
    must_say(because, "Say why the client is not written this time.", field="reason")
    update.skipped_at, update.skipped_by, update.skipped_because = at, by.user_id, because
    update.next_at = None
    delivery.record_fact(
        FactKind.UPDATE_SKIPPED, at, by.user_id, update=number, message=update.kind, reason=because
    )


def preview_of(delivery: Delivery, at: datetime) -> ClientUpdate:
    """The status update that is planned; where none is, one that is in no record."""
    return planned_status(delivery) or ClientUpdate(0, MessageKind.STATUS, at)


def keep_time(delivery: Delivery, at: datetime) -> None:
    """What the clock does with each message whose moment has come: show it, let it go, or let it wait."""
    for update in delivery.client_updates:
        if update.is_open and update.next_at and update.next_at <= at:
            if update.previewed_at is None:
                preview(delivery, update, at)
            else:
                at_its_hour(delivery, update, at)


def preview(delivery: Delivery, update: ClientUpdate, at: datetime) -> None:
    """The manager always has their hours, also when the clock had slept."""
    hours = settings_of(delivery).preview_hours
    late = update.due_at is None or update.due_at <= at
    show(update, at, delivery.working_time.after_hours(at, hours) if late else update.due_at)
    delivery.record_fact(
        FactKind.UPDATE_PREVIEWED, at, CLOCK.user_id, update=update.number, message=update.kind
    )


def at_its_hour(delivery: Delivery, update: ClientUpdate, at: datetime) -> None:
    by_itself = settings_of(delivery).goes_by_itself and not delivery.on_hold
    if by_itself and any(destinations(delivery)):
        let_go(delivery, update, CLOCK, at)
        return
    update.waiting_since, update.next_at = at, None
    delivery.record_fact(FactKind.UPDATE_WAITS, at, CLOCK.user_id, update=update.number, message=update.kind)


def note_undelivered(delivery: Delivery, number: int, where: str, because: str, at: datetime) -> None:
    """The record must not say that the client was told when it was not."""
    update = update_of(delivery, number)
    said = f"{where}: {because}"
    update.undelivered = f"{update.undelivered}; {said}" if update.undelivered else said
    delivery.record_fact(
        FactKind.UPDATE_UNDELIVERED,
        at,
        CLOCK.user_id,
        update=number,
        message=update.kind,
        where=where,
        because=because,
    )
