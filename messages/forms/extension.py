"""Giving a gate more time."""

from gates.delivery import Delivery
from gates.gate import Gate
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import on
from messages.refs import Ref
from messages.titles import delivery_title, gate_label
from messages.views import form


def extension_form(delivery: Delivery, gate: Gate) -> Json:
    due = delivery.due_on(gate)
    words = f"It is due on {on(due)}" if due else "It has no due date yet"
    blocks = [
        section_of(delivery_title(delivery), gate_label(delivery, gate), words),
        fields.day(
            Field.UNTIL, "Until when may it take?",
            hint="Its milestone is forecast for this day. What was escalated here is resolved with it.",
        ),
        fields.text(
            Field.REASON, "Why?", most=fields.REASON, lines=True, hint="It stands in the record.",
        ),
    ]  # fmt: skip
    return form(Form.EXTENSION, "Extend the due date", "Extend", blocks, Ref.to(delivery, gate).dump())
