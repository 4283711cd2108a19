"""Resolving an escalation: what was decided."""

from gates.delivery import Delivery
from gates.escalations.escalation import Escalation
from messages import fields
from messages.blocks import section_of
from messages.cards.escalation import raised_lines
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.views import form


def resolution_form(delivery: Delivery, escalation: Escalation) -> Json:
    blocks = [
        section_of(*raised_lines(delivery, escalation)),
        fields.text(
            Field.RESOLUTION, "What was decided?", most=fields.REASON, lines=True,
            hint="The decision and what happens now. The team reads it.",
        ),
    ]  # fmt: skip
    metadata = Ref.to(delivery, number=escalation.number).dump()
    return form(Form.RESOLUTION, "Resolve an escalation", "Resolve", blocks, metadata)
