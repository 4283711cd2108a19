"""Adding, rewording and dropping a part of the definition of done."""

from gates.checklists.contract import DonePart, late_from_now
from gates.delivery import Delivery
from messages import fields
from messages.blocks import section_of
from messages.done_lines import part_lines
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form


def done_part_form(delivery: Delivery, part: DonePart | None = None) -> Json:
    text = fields.text(
        Field.PART, "What is true when this part is done?", most=fields.PART,
        initial=part.text if part else None, hint="“What users read is reviewed and final”",
    )  # fmt: skip
    blocks = [section_of(delivery_title(delivery)), text]
    if part is None:
        roles = [(key, role.name) for key, role in delivery.process.internal_roles()]
        blocks.append(fields.select(Field.ROLE, "Who answers for it?", roles))
    title = "Change a part" if part else "Add a part"
    ref = Ref.to(delivery, item=part.key if part else None)
    return form(Form.DONE_PART, title, "Save", [*blocks, *reason_field(delivery)], ref.dump())


def done_drop_form(delivery: Delivery, part: DonePart) -> Json:
    note = "It is not asked for any more, and stays in the record as dropped."
    blocks = [
        section_of(delivery_title(delivery), *part_lines(delivery, part), note),
        *reason_field(delivery),
    ]
    return form(Form.DONE_DROP, "Drop a part", "Drop it", blocks, Ref.to(delivery, item=part.key).dump())


def reason_field(delivery: Delivery) -> list[Json]:
    """Asked for once development has begun."""
    if not late_from_now(delivery):
        return []
    hint = "Development has begun. The reason stays in the record, beside the change."
    return [fields.text(Field.REASON, "Why does it change?", most=fields.REASON, lines=True, hint=hint)]
