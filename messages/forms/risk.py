"""A new risk for the register."""

from gates.delivery import Delivery
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form

LIKELIHOOD = ("1: rare", "2: unlikely", "3: possible", "4: likely", "5: almost certain")
IMPACT = ("1: slight", "2: small", "3: noticeable", "4: serious", "5: severe")


def risk_form(delivery: Delivery) -> Json:
    blocks = [
        section_of(delivery_title(delivery)),
        fields.text(
            Field.RISK, "What could happen?", most=fields.RISK, lines=True,
            hint="For example: the client's test system is not ready in week 12",
        ),
        fields.select(Field.LIKELIHOOD, "How likely is it?", scale(LIKELIHOOD)),
        fields.select(Field.IMPACT, "How much would it hurt?", scale(IMPACT)),
        fields.text(Field.MITIGATION, "What is done about it?", most=fields.REASON, lines=True),
        fields.person(Field.OWNER, "Who looks after it?"),
        fields.day(Field.DUE_ON, "Until when?", optional=True),
    ]  # fmt: skip
    return form(Form.RISK, "Add a risk", "Add", blocks, Ref.to(delivery).dump())


def scale(words: tuple[str, ...]) -> list[fields.Choice]:
    return [(str(step), each) for step, each in enumerate(words, 1)]
