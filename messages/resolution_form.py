"""Resolving an escalation: what was decided."""

from gates.delivery import Delivery
from gates.refusal import Refusal
from messages import fields
from messages.blocks import section_of
from messages.escalation_card import raised_lines
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.views import form


def resolution_form(delivery: Delivery, number: int) -> Json:
    """Raises Refusal when there is no such escalation."""
    escalation = next((each for each in delivery.escalations if each.number == number), None)
    if escalation is None:
        raise Refusal("This escalation is not in the record.")
    blocks = [
        section_of(*raised_lines(delivery, escalation)),
        fields.text(
            Field.RESOLUTION, "What was decided?", most=fields.REASON, lines=True,
            hint="The decision and what happens now. The team reads it.",
        ),
    ]  # fmt: skip
    metadata = Ref.to(delivery, number=escalation.number).dump()
    return form(Form.RESOLUTION, "Resolve an escalation", "Resolve", blocks, metadata)
