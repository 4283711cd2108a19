"""Raising a concern, and answering one."""

from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.concern import Concern
from messages import fields
from messages.blocks import section_of
from messages.concerns import raised_line
from messages.forms.answering import answering_form
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.titles import delivery_title, gate_label
from messages.views import form


def concern_form(delivery: Delivery, gate: Gate) -> Json:
    blocks = [
        section_of(
            delivery_title(delivery), gate_label(delivery, gate),
            "The gate stays open until its owner has answered.",
        ),
        fields.text(
            Field.CONCERN, "What worries you?", most=fields.COMMENT, lines=True,
            hint="It stands on the card and in the record, with the answer.",
        ),
    ]  # fmt: skip
    return form(Form.CONCERN, "Raise a concern", "Raise it", blocks, Ref.to(delivery, gate).dump())


def answer_form(delivery: Delivery, gate: Gate, concern: Concern) -> Json:
    return answering_form(
        Form.ANSWER, "Answer a concern", delivery, gate, concern.number, raised_line(concern), concern.text,
        "It stands on the card and in the record.",
    )  # fmt: skip
