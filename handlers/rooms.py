"""The channels of a delivery: who is brought in, and which cards stand in them."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from handlers import outbox
from handlers.card_kinds import CardKind
from handlers.desk import Click
from handlers.notice_kinds import NoticeKind
from storage import cards
from storage.card import Card
from storage.transaction import Transaction


def invite(tx: Transaction, delivery: Delivery, users: Sequence[str], at: datetime) -> None:
    """Brings people into the delivery's own channel."""
    outbox.put(
        tx,
        key=f"{delivery.id}:invite",
        kind=NoticeKind.INVITE,
        delivery_id=delivery.id,
        channel_id=delivery.internal_channel,
        body={"users": list(users)},
        due_at=at,
    )


def follow_channels(tx: Transaction, delivery: Delivery, at: datetime) -> None:
    """Cards that are not settled move along when the delivery gets another channel, or loses the client's."""
    rooms = {
        CardKind.KICKOFF: delivery.internal_channel,
        CardKind.GATE: delivery.internal_channel,
        CardKind.RECORD: delivery.internal_channel,
        CardKind.RUNS: delivery.internal_channel,
        CardKind.CLIENT: delivery.client_channel,
    }
    for card in cards.of_delivery(tx, delivery.id):
        kind = CardKind(card.kind)
        if kind not in rooms or card.settled_at or card.channel_id == rooms[kind]:
            continue
        retire(tx, card, f"left/{card.ts}", at)
        if room := rooms[kind]:
            cards.move(tx, card.id, room)
        else:
            cards.remove(tx, card.id)


def repost(tx: Transaction, delivery: Delivery, click: Click) -> str | None:
    """Lets go of the messages that show the open gates, or the kickoff, so that new ones are posted.

    Returns why Slack refused one of them, if it did.
    """
    gates = {(gate.phase, gate.round) for gate in delivery.live_gates}
    trouble = None
    for card in cards.of_delivery(tx, delivery.id):
        lost_gate = card.kind == CardKind.GATE and (card.phase, card.round) in gates
        lost_gate |= card.kind == CardKind.RUNS and delivery.runs_are_open
        lost = lost_gate or (card.kind == CardKind.KICKOFF and not gates)
        if lost and retire(tx, card, click.intent, click.at):
            trouble = trouble or card.error
            cards.forget(tx, card.id)
    return trouble


def retire(tx: Transaction, card: Card, occasion: str, at: datetime) -> bool:
    """The message that showed the card until now says so; False when this occasion did that before."""
    return outbox.put(
        tx,
        key=f"retire/{card.id}/{occasion}",
        kind=NoticeKind.RETIRE,
        delivery_id=card.delivery_id,
        channel_id=card.channel_id,
        body={"ts": card.ts},
        due_at=at,
    )
