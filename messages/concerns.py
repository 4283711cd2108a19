"""Concerns as they stand on a card and in the record."""

from slack_sdk.models.blocks import ButtonElement

from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.concern import Concern
from messages.blocks import button, context, section, section_of
from messages.ids import Action
from messages.limits import Json
from messages.mrkdwn import at, mention, quoted
from messages.refs import Ref

SHOWN = 3  # on a card, which has much else to show
SHORT, LONG = 200, 1200  # characters of each text


def concern_blocks(delivery: Delivery, gate: Gate) -> list[Json]:
    """Open ones first, with the button to answer them."""
    if not gate.concerns:
        return []
    concerns = sorted(gate.concerns, key=lambda concern: (not concern.is_open, -concern.number))
    blocks = [concern_block(delivery, gate, each, SHORT) for each in concerns[:SHOWN]]
    left = len(concerns) - SHOWN
    rest = [context(f"… and {left} more, which the delivery record shows.")] if left > 0 else []
    return [section("*Concerns*"), *blocks, *rest]


def concern_block(delivery: Delivery, gate: Gate, concern: Concern, most: int = LONG) -> Json:
    can_answer = concern.is_open and not gate.is_settled and not delivery.is_over and not delivery.on_hold
    accessory = answer_button(delivery, gate, concern) if can_answer else None
    return section_of(*concern_lines(concern, most), accessory=accessory)


def concern_lines(concern: Concern, most: int = LONG) -> list[str]:
    lines = [raised_line(concern), quoted(concern.text, most)]
    if concern.answered_at and concern.answered_by:
        who = f"{mention(concern.answered_by)}{at(concern.answered_at)}"
        lines += [f"Answered by {who}", quoted(concern.answer or "", most)]
    return lines


def raised_line(concern: Concern) -> str:
    state = "❓ *Open concern*" if concern.is_open else "✅ *Answered concern*"
    return f"{state} of {mention(concern.raised_by)}{at(concern.raised_at)}"


def answer_button(delivery: Delivery, gate: Gate, concern: Concern) -> ButtonElement:
    return button("Answer", Action.CONCERN_ANSWER, Ref.to(delivery, gate, number=concern.number))
