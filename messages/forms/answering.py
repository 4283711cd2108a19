"""Answering what somebody put to a gate: a concern, or a question on one of its items."""

from gates.delivery import Delivery
from gates.gate import Gate
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import quoted
from messages.refs import Ref
from messages.titles import delivery_title, gate_label
from messages.views import form


def answering_form(
    callback: Form, title: str, delivery: Delivery, gate: Gate, number: int, asked: str, text: str, hint: str
) -> Json:
    """`asked` says who put it when, `text` are their words."""
    blocks = [
        section_of(delivery_title(delivery), gate_label(delivery, gate), asked, quoted(text, 1500)),
        fields.text(Field.ANSWER, "What do you answer?", most=fields.COMMENT, lines=True, hint=hint),
    ]
    return form(callback, title, "Answer", blocks, Ref.to(delivery, gate, number=number).dump())
