"""The escalation triggers: which delay the team settles itself, and what goes further."""

from gates.delivery import Delivery
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.titles import delivery_title, role_and_people
from messages.views import form


def triggers_form(delivery: Delivery) -> Json:
    role = delivery.process.escalates_to
    goes_to = role_and_people(delivery, role, delivery.holders_of(role))
    blocks = [
        section_of(delivery_title(delivery), f"What the team cannot settle goes to {goes_to}."),
        fields.number(
            Field.ACCEPTABLE_DELAY_DAYS, "Days of delay that the team may settle itself",
            least=0, most=365, initial=delivery.acceptable_delay_days,
        ),
        fields.text(
            Field.ESCALATE_WHEN, "When else is it escalated?", most=fields.REASON, lines=True,
            initial=delivery.escalate_when, hint="For example: the scope changes, or a key person is missing",
        ),
    ]  # fmt: skip
    return form(Form.TRIGGERS, "Escalation triggers", "Save", blocks, Ref.to(delivery).dump())
