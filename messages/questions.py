"""Questions on items as they stand on a card, in the record and in a direct message."""

from datetime import datetime

from slack_sdk.models.blocks import ButtonElement

from gates.checklists.question import Question
from gates.delivery import Delivery
from gates.gate import Gate
from messages import states
from messages.blocks import actions, button, context, header, section, section_of
from messages.ids import Action
from messages.limits import Json
from messages.message import Message
from messages.mrkdwn import at, line, mention, quoted
from messages.refs import Ref
from messages.titles import delivery_name, delivery_title, gate_label

SHOWN = 3  # on a card, which has much else to show
SHORT, LONG = 200, 1200  # characters of each text


def open_question_blocks(delivery: Delivery, gate: Gate) -> list[Json]:
    """Each until it is answered, the oldest first."""
    asked = [question for question in gate.questions if question.is_open]
    if not asked:
        return []
    blocks = [question_block(delivery, gate, question, SHORT) for question in asked[:SHOWN]]
    left = len(asked) - SHOWN
    rest = [context(f"… and {left} more, which the delivery record shows.")] if left > 0 else []
    return [section("*Questions*"), *blocks, *rest]


def question_block(delivery: Delivery, gate: Gate, question: Question, most: int = LONG) -> Json:
    accessory = answer_button(delivery, gate, question) if can_be_answered(delivery, gate, question) else None
    return section_of(*question_lines(question, most), accessory=accessory)


def can_be_answered(delivery: Delivery, gate: Gate, question: Question) -> bool:
    return question.is_open and not gate.is_settled and not delivery.is_over and not delivery.on_hold


def question_lines(question: Question, most: int = LONG) -> list[str]:
    lines = [asked_line(question), quoted(question.text, most)]
    if question.answered_at and question.answered_by:
        who = f"{mention(question.answered_by)}{at(question.answered_at)}"
        lines += [f"Answered by {who}", quoted(question.answer or "", most)]
    return lines


def asked_line(question: Question) -> str:
    state = "❓ *Open question*" if question.is_open else "✅ *Answered question*"
    return f"{state} of {mention(question.asked_by)}{at(question.asked_at)} on “{line(question.about, 200)}”"


def answer_button(delivery: Delivery, gate: Gate, question: Question) -> ButtonElement:
    return button("Answer", Action.QUESTION_ANSWER, Ref.to(delivery, gate, number=question.number))


def question_card(delivery: Delivery, gate: Gate, question: Question, now: datetime) -> Message:
    """The direct message to the owner: while it is open with the button, after that with the answer."""
    asked = can_be_answered(delivery, gate, question)
    title = "A question about your item" if asked else "A question about an item"
    waited = f"Waiting for {states.waited(delivery, question.asked_at, now)}" if asked else ""
    about = [delivery_title(delivery), gate_label(delivery, gate), *question_lines(question), waited]
    blocks = [header(title), section_of(*about)]
    if asked:
        blocks.append(actions(answer_button(delivery, gate, question)))
    return Message.of([title, f"{gate_label(delivery, gate)}, {delivery_name(delivery)}"], blocks)
