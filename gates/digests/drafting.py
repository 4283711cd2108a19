"""What a change of a delivery means for the messages to its client."""

from collections.abc import Iterator
from datetime import datetime

from gates.delivery import Delivery
from gates.digests.planning import add_update, plan_next, planned_status
from gates.digests.records import ClientUpdate
from gates.digests.setting import destinations, settings_of
from gates.digests.wanted import asked_at, message_source
from gates.facts import Fact, FactKind
from gates.gate import Gate
from gates.people import CLOCK, Person
from gates.process_files.digests import Cadence, MessageKind

STARTING_ROUNDS = {FactKind.PHASE_OPENED, FactKind.GATE_SENT_BACK}
PASSING = {FactKind.GATE_PASSED, FactKind.GATE_OVERRIDDEN, FactKind.PHASE_SKIPPED}
REPLANNING = {
    FactKind.DELIVERY_STARTED, FactKind.DELIVERY_HELD, FactKind.DELIVERY_RESUMED, FactKind.DELIVERY_REOPENED,
    FactKind.DIGESTS_SET, FactKind.UPDATE_SENT, FactKind.UPDATE_SKIPPED, FactKind.DELIVERY_MOVED,
    FactKind.PHASE_OPENED,
}  # fmt: skip
ENDING = {
    FactKind.DELIVERY_CLOSED: "The record was closed",
    FactKind.DELIVERY_CANCELLED: "The delivery was cancelled",
}


def follow(delivery: Delivery, by: Person, at: datetime) -> None:
    """Drafts what the new facts ask for, and plans the next status digest."""
    if delivery.process.client_role() is None or delivery.practice:
        return
    facts = tuple(delivery.facts)
    kinds = {fact.kind for fact in facts}
    end(delivery, facts, at)
    if kinds & (PASSING | STARTING_ROUNDS):
        let_lapse(delivery, at)
    if kinds & STARTING_ROUNDS:
        draft_what_items_ask_for(delivery, at)
    if kinds & PASSING and settings_of(delivery).cadence is Cadence.EACH_GATE:
        show_after_gate(delivery, at)
    ask_for_acknowledgement(delivery, by, at)
    if kinds & REPLANNING:
        plan_next(delivery, at)


def end(delivery: Delivery, facts: tuple[Fact, ...], at: datetime) -> None:
    """Whatever is not sent by now is out of date; a closed record says its last word."""
    for fact in [fact for fact in facts if fact.kind in ENDING]:
        for update in [each for each in delivery.client_updates if each.is_open]:
            skip_quietly(update, ENDING[fact.kind], at)
        if fact.kind is FactKind.DELIVERY_CLOSED:
            show(add_update(delivery, MessageKind.CLOSING, at), at)


def let_lapse(delivery: Delivery, at: datetime) -> None:
    """What a gate asked for, and closed without: it was told in another way."""
    settled = {place(gate) for gate in delivery.gates if gate.is_settled}
    for update in delivery.client_updates:
        if update.is_open and update.phase and (update.phase, update.round) in settled:
            skip_quietly(update, "The gate closed without it", at)


def skip_quietly(update: ClientUpdate, because: str, at: datetime) -> None:
    update.skipped_at, update.skipped_by, update.skipped_because = at, CLOCK.user_id, because
    update.next_at = None


def show(update: ClientUpdate, at: datetime, due_at: datetime | None = None) -> None:
    """Puts it before the manager."""
    update.previewed_at, update.due_at, update.next_at = at, due_at, due_at


def draft_what_items_ask_for(delivery: Delivery, at: datetime) -> None:
    for gate in delivery.live_gates:
        for kind in kinds_asked_for(delivery, gate):
            if not any((u.kind, u.phase, u.round) == (kind, *place(gate)) for u in delivery.client_updates):
                update = add_update(delivery, kind, at)
                update.phase, update.round = place(gate)
                show(update, at)


def kinds_asked_for(delivery: Delivery, gate: Gate) -> Iterator[MessageKind]:
    if gate.is_open:
        for item in gate.items:
            if not item.done and (kind := message_source(delivery, item)):
                yield kind


def place(gate: Gate) -> tuple[str, int]:
    return gate.phase, gate.round


def show_after_gate(delivery: Delivery, at: datetime) -> None:
    """A digest for each passed gate; one that is still before the manager tells of both."""
    if delivery.is_over or delivery.on_hold:
        return
    planned = planned_status(delivery) or add_update(delivery, MessageKind.STATUS, at)
    if planned.previewed_at is None:
        show(planned, at, delivery.working_time.after_hours(at, settings_of(delivery).preview_hours))


def ask_for_acknowledgement(delivery: Delivery, by: Person, at: datetime) -> None:
    """In the client's channel a card asks by itself, which is written down; by mail the manager asks."""
    for gate in [gate for gate in delivery.live_gates if gate.is_open and not gate.blocking()]:
        known = [u for u in delivery.client_updates if u.kind is MessageKind.ACKNOWLEDGEMENT]
        if not list(asked_at(delivery, gate)) or any((u.phase, u.round) == place(gate) for u in known):
            continue
        _, addresses = destinations(delivery)
        if delivery.client_channel:
            asked = add_update(delivery, MessageKind.ACKNOWLEDGEMENT, at)
            asked.phase, asked.round = place(gate)
            asked.sent_at, asked.sent_by, asked.channel = at, by.user_id, delivery.client_channel
            asked.summary = "Asked to confirm receipt, by the card in its channel"
            delivery.record_fact(
                FactKind.UPDATE_SENT, at, by.user_id, update=asked.number, message=asked.kind,
                summary=asked.summary, channel=asked.channel, by_card=True,
            )  # fmt: skip
        if addresses or not delivery.client_channel:
            asked = add_update(delivery, MessageKind.ACKNOWLEDGEMENT, at)
            asked.phase, asked.round = place(gate)
            show(asked, at)
