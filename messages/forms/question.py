"""Asking about an item, and answering."""

from gates.checklists.checklist import Item, Origin
from gates.checklists.question import Question
from gates.delivery import Delivery
from gates.gate import Gate
from messages import fields
from messages.blocks import section_of
from messages.forms.answering import answering_form
from messages.ids import Field, Form
from messages.items import in_order
from messages.items_view import parts
from messages.limits import Json
from messages.questions import asked_line
from messages.refs import Ref
from messages.titles import delivery_title, gate_label
from messages.views import form


def question_form(delivery: Delivery, gate: Gate, chosen: str | None) -> Json:
    """`chosen` is the item that it was opened from, if any."""
    items = [item for part in parts(gate) for item in in_order(gate, part)]
    blocks = [
        section_of(delivery_title(delivery), gate_label(delivery, gate), "Its owner is asked directly."),
        fields.select(
            Field.ITEM, "Item", [(item.key, named(item)) for item in items],
            initial=chosen,
        ),
        fields.text(
            Field.QUESTION, "What do you want to know?", most=fields.COMMENT, lines=True,
            hint="It stands on the card until it is answered, and in the record.",
        ),
    ]  # fmt: skip
    return form(Form.QUESTION, "Ask about an item", "Ask", blocks, Ref.to(delivery, gate).dump())


def named(item: Item) -> str:
    """Plain text, where nothing that a person typed may stand: what was added is called by its kind."""
    if item.origin is Origin.PROCESS:
        return item.text or "–"
    number = item.key.rpartition("_")[2]
    return f"Condition {number}" if item.origin is Origin.CONDITION else f"Rework, number {item.position}"


def reply_form(delivery: Delivery, gate: Gate, question: Question) -> Json:
    return answering_form(
        Form.REPLY, "Answer a question", delivery, gate, question.number, asked_line(question), question.text,
        "It is told in the thread of the card, and stands in the record.",
    )  # fmt: skip
