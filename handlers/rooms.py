"""The channels of a delivery: who is brought in, and which cards stand in them."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from handlers.card_kinds import CardKind
from storage import cards, notices
from storage.transaction import Transaction


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


def repost(tx: Transaction, delivery: Delivery) -> None:
    """Lets go of the messages that show the open gates, or the kickoff, so that new ones are posted."""
    gates = {(gate.phase, gate.round) for gate in delivery.live_gates}
    for card in cards.of_delivery(tx, delivery.id):
        lost_gate = card.kind == CardKind.GATE and (card.phase, card.round) in gates
        if lost_gate or (card.kind == CardKind.KICKOFF and not gates):
            cards.forget(tx, card.id)
