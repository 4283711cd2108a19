"""Leaving a phase out, with a written rationale."""

from gates.delivery import Delivery
from gates.gate import Gate
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.items import progress
from messages.limits import Json
from messages.refs import Ref
from messages.titles import delivery_title, gate_label
from messages.views import form


def skip_form(delivery: Delivery, gate: Gate) -> Json:
    word = delivery.process.phase_word.lower()
    following = delivery.process.phase_after(gate.phase)
    leads_to = f"The delivery then goes on without this {word}." if following else "This is the last one."
    blocks = [
        section_of(delivery_title(delivery), gate_label(delivery, gate), progress(gate), leads_to),
        fields.text(
            Field.REASON, f"Why is this {word} left out?", most=fields.REASON, lines=True,
            hint="The rationale stays in the delivery record.",
        ),
    ]  # fmt: skip
    return form(Form.SKIP, f"Skip this {word}", "Skip", blocks, Ref.to(delivery, gate).dump())
