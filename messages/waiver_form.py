"""Marking an item as not applicable, with the reason."""

from gates.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.items import item_lines
from messages.limits import Json
from messages.refs import Ref
from messages.titles import gate_label, role_name
from messages.views import form


def waiver_form(delivery: Delivery, gate: Gate, item: Item) -> Json:
    who = ""
    if item.required:
        manager = role_name(delivery, delivery.process.manager)
        who = f"This item is required, so leaving it out is a decision of the {manager}."
    blocks = [
        section_of(gate_label(delivery, gate), *item_lines(delivery, item), who),
        fields.text(
            Field.REASON, "Why does it not apply here?", most=fields.REASON, lines=True,
            hint="Those who sign read it, and it stays in the record.",
        ),
    ]  # fmt: skip
    return form(Form.WAIVER, "Not applicable", "Save", blocks, Ref.to(delivery, gate, item.key).dump())
