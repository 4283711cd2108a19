"""Ending a delivery that was started by mistake or given up."""

from gates.delivery import Delivery
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form


def cancel_form(delivery: Delivery) -> Json:
    blocks = [
        section_of(delivery_title(delivery), "Nobody is asked for anything any more. Its record stays."),
        fields.text(
            Field.REASON, "Why is it cancelled?", most=fields.REASON, lines=True, hint="The team reads it."
        ),
    ]  # fmt: skip
    metadata = Ref.to(delivery).dump()
    return form(Form.CANCEL, "Cancel this delivery", "Cancel the delivery", blocks, metadata, close="Keep it")
