"""Evidence for an item: ticks an open one, or replaces what a done one had."""

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.items import item_lines
from messages.limits import Json
from messages.refs import Ref
from messages.titles import gate_label
from messages.views import form


def evidence_form(delivery: Delivery, gate: Gate, item: Item) -> Json:
    blocks = [
        section_of(gate_label(delivery, gate), *item_lines(delivery, item)),
        fields.text(
            Field.EVIDENCE, "Evidence", most=fields.EVIDENCE, lines=True, initial=item.evidence,
            hint="A link, or a few words that show it. Those who sign read it.", optional=True,
        ),
        fields.files(
            Field.FILES, "Files", most=5,
            hint="Screenshots, reports. They stay in Slack; the record keeps their SHA-256.",
        ),
    ]  # fmt: skip
    submit = "Save" if item.done else "Tick"
    return form(Form.EVIDENCE, "Evidence", submit, blocks, Ref.to(delivery, gate, item.key).dump())
