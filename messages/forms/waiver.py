"""Marking an item as not applicable, with the reason."""

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import spoken_list
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.items import item_lines
from messages.limits import Json
from messages.refs import Ref
from messages.titles import gate_label, role_name
from messages.views import form


def waiver_form(delivery: Delivery, gate: Gate, item: Item) -> Json:
    must_end = item.required and delivery.phase(gate).gate.waivers_end
    blocks = [
        section_of(gate_label(delivery, gate), *item_lines(delivery, item), decides(delivery, gate, item)),
        fields.text(
            Field.REASON, "Why does it not apply here?", most=fields.REASON, lines=True,
            hint="Those who sign read it, and it stays in the record.",
        ),
        fields.day(
            Field.UNTIL, "Until when?", optional=not must_end,
            hint="On the day after it, the item is open again by itself.",
        ),
    ]  # fmt: skip
    return form(Form.WAIVER, "Not applicable", "Save", blocks, Ref.to(delivery, gate, item.key).dump())


def decides(delivery: Delivery, gate: Gate, item: Item) -> str:
    if not item.required:
        return ""
    named = delivery.phase(gate).gate.waived_by or (delivery.process.manager,)
    roles = spoken_list([role_name(delivery, role) for role in named], "or")
    return f"This item is required, so leaving it out is a decision of the {roles}."
