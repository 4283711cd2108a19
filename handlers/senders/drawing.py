"""What a card looks like now: its delivery's state, drawn by the builder of its kind."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from json import dumps
from typing import Any

from gates.delivery import Delivery
from gates.digests.sending import update_of
from gates.refusal import Refusal
from handlers.card_kinds import ASKS, CardKind
from handlers.senders.nudges import Standing, entries_of
from messages.asks import ask_card
from messages.cards.client import client_card
from messages.cards.concern import concern_card
from messages.cards.escalation import escalation_card
from messages.cards.gate import gate_card
from messages.cards.record import record_card
from messages.digests.preview import update_card
from messages.kickoff import kickoff_card
from messages.message import Message
from messages.nudges.card import nudge_card
from messages.overrides import override_card
from messages.questions import question_card
from messages.registers.scope import scope_card
from messages.runs.card import runs_card
from storage import deliveries
from storage.card import Card
from storage.transaction import Transaction

ASKED = {card: wait for wait, card in ASKS.items()}


@dataclass(frozen=True)
class Drawing:
    """`content` is what Slack is given; it is settled when it will never look different."""

    content: Message
    settled: bool

    @property
    def digest(self) -> str:
        return digest_of({"text": self.content.text, "blocks": self.content.blocks})


def digest_of(content: dict[str, Any]) -> str:
    return sha256(dumps(content, sort_keys=True).encode()).hexdigest()


def draw(tx: Transaction, card: Card, now: datetime) -> Drawing | None:
    """None when there is nothing to draw it from any more."""
    if card.kind == CardKind.NUDGES:
        return draw_nudges(tx, card, now)
    if card.delivery_id is None:
        return None
    try:
        return draw_from(deliveries.read(tx, card.delivery_id), card, now)
    except Refusal:  # the delivery or its gate is gone
        return None


def draw_from(delivery: Delivery, card: Card, now: datetime) -> Drawing:
    kind = CardKind(card.kind)
    if card.phase is None:
        return draw_of_whole(delivery, card, kind, now)
    gate = delivery.gate(card.phase or "", card.round or 0)
    if kind is CardKind.GATE:
        return Drawing(gate_card(delivery, gate, now), gate.is_settled)
    if kind is CardKind.QUESTION:
        question = next(q for q in gate.questions if q.number == card.number)
        settled = gate.is_settled or not question.is_open
        return Drawing(question_card(delivery, gate, question, now), settled)
    if kind is CardKind.OVERRIDE:
        override = next(o for o in gate.overrides if o.number == card.number)
        return Drawing(override_card(delivery, gate, override, now), gate.is_settled)
    if kind is CardKind.CONCERN:
        concern = next(c for c in gate.concerns if c.number == card.number)
        return Drawing(concern_card(delivery, gate, concern, now), gate.is_settled)
    if kind is CardKind.CLIENT:
        return Drawing(client_card(delivery, gate, now), gate.is_settled)
    return Drawing(ask_card(delivery, gate, ASKED[kind], card.user_id or "", now), gate.is_settled)


def draw_of_whole(delivery: Delivery, card: Card, kind: CardKind, now: datetime) -> Drawing:
    """What is about the delivery, and none of its gates."""
    if kind is CardKind.KICKOFF:
        return Drawing(kickoff_card(delivery, now), delivery.is_over)
    if kind is CardKind.RUNS:
        return Drawing(runs_card(delivery, now), delivery.is_over or delivery.runs_ended_at is not None)
    if kind is CardKind.RECORD:
        return Drawing(record_card(delivery, now), delivery.is_over)
    if kind is CardKind.ESCALATION:
        escalation = next(e for e in delivery.escalations if e.number == card.number)
        return Drawing(escalation_card(delivery, escalation, now), escalation.resolved_at is not None)
    if kind is CardKind.SCOPE:
        addition = next(each for each in delivery.scope_additions if each.number == card.number)
        return Drawing(scope_card(delivery, addition, now), addition.is_final or delivery.is_over)
    if kind is CardKind.CLIENT_UPDATE:
        update = update_of(delivery, card.number or 0)
        return Drawing(update_card(delivery, update, now), not update.is_open)
    raise Refusal(f"A card of the kind {kind} belongs to a gate.")


def draw_nudges(tx: Transaction, card: Card, now: datetime) -> Drawing:
    """Settled once nothing of it can be asked any more."""
    entries = entries_of(tx, card.user_id or "", card.number or 0)
    open_still = any(each.standing in (Standing.ASKED, Standing.HELD) for each in entries)
    return Drawing(nudge_card(entries, now), settled=not open_still)
