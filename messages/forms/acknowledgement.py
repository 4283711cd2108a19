"""Recording the client's acknowledgement on its behalf, with its own words as evidence."""

from gates.delivery import Delivery
from gates.gate import Gate
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import line
from messages.refs import Ref
from messages.titles import delivery_title, gate_label
from messages.views import form


def acknowledgement_form(delivery: Delivery, gate: Gate) -> Json:
    role = delivery.process.client_role()
    asks = [rule.asks for rule in delivery.phase(gate).gate.sign_offs if rule.role == role]
    confirmed = [f"The client confirms: “{line(each)}”" for each in asks]
    blocks = [
        section_of(delivery_title(delivery), gate_label(delivery, gate), *confirmed),
        fields.text(
            Field.EVIDENCE, "The client's message", most=fields.EVIDENCE, lines=True,
            hint="A link to it, or its words. The record keeps it, with you as the one who wrote it down.",
        ),
        fields.text(Field.COMMENT, "Comment", most=fields.COMMENT, lines=True, optional=True),
    ]  # fmt: skip
    metadata = Ref.to(delivery, gate).dump()
    return form(Form.ACKNOWLEDGEMENT, "Client's confirmation", "Record", blocks, metadata)
