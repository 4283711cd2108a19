"""Raising a concern, and answering one."""

from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.concern import Concern
from messages import fields
from messages.blocks import section_of
from messages.concerns import raised_line
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import quoted
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
    blocks = [
        section_of(
            delivery_title(delivery), gate_label(delivery, gate),
            raised_line(concern), quoted(concern.text, 1500),
        ),
        fields.text(
            Field.ANSWER, "What do you answer?", most=fields.COMMENT, lines=True,
            hint="It stands on the card and in the record.",
        ),
    ]  # fmt: skip
    ref = Ref.to(delivery, gate, number=concern.number)
    return form(Form.ANSWER, "Answer a concern", "Answer", blocks, ref.dump())
