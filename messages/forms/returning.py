"""Returning a package with questions."""

from gates.delivery import Delivery
from gates.gate import Gate
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.titles import delivery_title, gate_label, role_and_people
from messages.views import form


def return_form(delivery: Delivery, gate: Gate) -> Json:
    giver = ""
    if gate.handoff:
        who = role_and_people(delivery, gate.handoff.giver, delivery.holders_of(gate.handoff.giver))
        giver = f"Your questions go to {who}, who can complete the package and hand it over again."
    blocks = [
        section_of(delivery_title(delivery), gate_label(delivery, gate), giver),
        fields.text(
            Field.QUESTIONS, "Your questions", most=fields.COMMENT, lines=True,
            hint="What is missing or unclear? One question on each line is easiest to answer.",
        ),
    ]  # fmt: skip
    return form(Form.RETURN, "Return with questions", "Return", blocks, Ref.to(delivery, gate).dump())
