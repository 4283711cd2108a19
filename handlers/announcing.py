"""What a change is to be shown as and who is to be told, noted in the same transaction."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from gates.facts import Fact, FactKind
from gates.gate import Gate
from gates.waiting import Wait, WaitKind, waits_of
from handlers.card_kinds import ASKS, CardKind
from messages.round_summary import round_summary
from messages.thread_lines import thread_line
from storage import cards, notices
from storage.transaction import Transaction

# Facts after which somebody else may be waited for; a plain sign-off leaves the others asked as they are.
ASKING = frozenset(FactKind) - {
    FactKind.SIGNED,
    FactKind.MILESTONE_PLANNED,
    FactKind.RISK_ADDED,
    FactKind.RISK_CLOSED,
}


def announce(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], at: datetime) -> None:
    kinds = {fact.kind for fact in facts}
    if FactKind.DELIVERY_STARTED in kinds:
        post(tx, delivery, CardKind.KICKOFF, at, channel=delivery.internal_channel)
    for fact in facts:
        if fact.kind in (FactKind.HANDOFF_ASKED, FactKind.PHASE_OPENED) and fact.phase and fact.round:
            gate = delivery.gate(fact.phase, fact.round)
            post(tx, delivery, CardKind.GATE, at, gate=gate, channel=delivery.internal_channel)
            tell_past_round(tx, delivery, gate, at)
    if FactKind.DELIVERY_CHANGED in kinds:
        follow_channels(tx, delivery)
    if kinds & ASKING:
        ask(tx, delivery, at)
    tell_threads(tx, delivery, facts, at)
    cards.want(tx, delivery.id, sorted(delivery.people()))


def follow_channels(tx: Transaction, delivery: Delivery) -> None:
    """Cards that are not settled move along when the delivery gets another channel."""
    rooms = {
        CardKind.KICKOFF: delivery.internal_channel,
        CardKind.GATE: delivery.internal_channel,
        CardKind.CLIENT: delivery.client_channel,
    }
    for card in cards.of_delivery(tx, delivery.id):
        room = rooms.get(CardKind(card.kind))
        if room and card.settled_at is None and card.channel_id != room:
            cards.move(tx, card.id, room)


def ask(tx: Transaction, delivery: Delivery, at: datetime) -> None:
    """One direct message to each person who is waited for now, unless they were asked already."""
    for wait in waits_of(delivery):
        if wait.kind is WaitKind.CLOSE:
            continue
        if wait.role and delivery.process.roles[wait.role].external:
            ask_client(tx, delivery, wait, at)
            continue
        for user in wait.users:
            post(tx, delivery, ASKS[wait.kind], at, gate=wait.gate, number=attempt_of(wait), user=user)


def ask_client(tx: Transaction, delivery: Delivery, wait: Wait, at: datetime) -> None:
    if delivery.client_channel and wait.kind is WaitKind.SIGN:
        post(tx, delivery, CardKind.CLIENT, at, gate=wait.gate, channel=delivery.client_channel)


def attempt_of(wait: Wait) -> int:
    """Which time this is asked in this round: a returned package and a stale sign-off are asked for again."""
    if wait.escalation:
        return wait.escalation
    if wait.gate and wait.kind in (WaitKind.PREPARE, WaitKind.ACCEPT) and wait.gate.handoff:
        return wait.gate.handoff.attempt
    if wait.gate and wait.kind is WaitKind.SIGN:
        return 1 + sum(s.role == wait.role and s.stale_at is not None for s in wait.gate.sign_offs)
    return 1


def post(
    tx: Transaction,
    delivery: Delivery,
    kind: CardKind,
    at: datetime,
    *,
    gate: Gate | None = None,
    number: int = 1,
    user: str | None = None,
    channel: str | None = None,
) -> None:
    phase, round_ = (gate.phase, gate.round) if gate else (None, None)
    cards.ensure(
        tx,
        kind=kind,
        delivery_id=delivery.id,
        phase=phase,
        round=round_,
        number=number,
        user_id=user,
        channel_id=channel,
        at=at,
    )


def tell_threads(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], at: datetime) -> None:
    """One reply to a thread for all that one click did: below the gate's card, else below the kickoff's."""
    told: dict[tuple[CardKind, str | None, int | None], list[str]] = {}
    for fact in facts:
        if line := thread_line(delivery, fact):
            kind = CardKind.GATE if fact.phase else CardKind.KICKOFF
            told.setdefault((kind, fact.phase, fact.round), []).append(line)
    for (kind, phase, round_), lines in told.items():
        notices.add(
            tx,
            key=f"thread/{delivery.id}/{phase or kind}/{round_ or 0}/{at.isoformat()}",
            kind="thread",
            delivery_id=delivery.id,
            phase=phase,
            round=round_,
            thread_kind=kind,
            body={"text": "\n".join(lines)},
            due_at=at,
        )


def tell_past_round(tx: Transaction, delivery: Delivery, gate: Gate, at: datetime) -> None:
    """The round before is readable in the thread of the card that follows it."""
    if gate.round == 1:
        return
    summary = round_summary(delivery, delivery.gate(gate.phase, gate.round - 1))
    notices.add(
        tx,
        key=f"round/{delivery.id}/{gate.phase}/{gate.round}",
        kind="thread",
        delivery_id=delivery.id,
        phase=gate.phase,
        round=gate.round,
        thread_kind=CardKind.GATE,
        body={"text": summary.text, "blocks": summary.blocks},
        due_at=at,
    )


def invite(tx: Transaction, delivery: Delivery, users: Sequence[str], at: datetime) -> None:
    """Brings people into the delivery's own channel."""
    notices.add(
        tx,
        key=f"{delivery.id}:invite",
        kind="invite",
        delivery_id=delivery.id,
        channel_id=delivery.internal_channel,
        body={"users": list(users)},
        due_at=at,
    )


def repost(tx: Transaction, delivery: Delivery) -> None:
    """Lets go of the messages that show the open gates, or the kickoff, so that new ones are posted."""
    gates = {(gate.phase, gate.round) for gate in delivery.live_gates}
    for card in cards.of_delivery(tx, delivery.id):
        lost_gate = card.kind == CardKind.GATE and (card.phase, card.round) in gates
        if lost_gate or (card.kind == CardKind.KICKOFF and not gates):
            cards.forget(tx, card.id)
