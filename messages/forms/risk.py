"""A risk for the register, new or seen otherwise."""

from gates.delivery import Delivery
from gates.records.record import Risk
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import MessageRef, Ref
from messages.titles import delivery_title
from messages.views import form

LIKELIHOOD = ("1: rare", "2: unlikely", "3: possible", "4: likely", "5: almost certain")
IMPACT = ("1: slight", "2: small", "3: noticeable", "4: serious", "5: severe")


def risk_form(delivery: Delivery, about: MessageRef | None = None) -> Json:
    about = about or MessageRef(delivery=delivery.id)
    blocks = [section_of(delivery_title(delivery)), *risk_fields(text=about.text)]
    return form(Form.RISK, "Add a risk", "Add", blocks, about.dump())


def risk_change_form(delivery: Delivery, risk: Risk) -> Json:
    blocks = [section_of(delivery_title(delivery), f"Risk {risk.number}"), *risk_fields(risk, risk.text)]
    return form(
        Form.RISK_CHANGE, "Change a risk", "Save", blocks, Ref.to(delivery, number=risk.number).dump()
    )


def risk_fields(risk: Risk | None = None, text: str | None = None) -> list[Json]:
    likelihood, impact = (str(risk.likelihood), str(risk.impact)) if risk else (None, None)
    return [
        fields.text(
            Field.RISK, "What could happen?", most=fields.RISK, lines=True, initial=text,
            hint="For example: the client's test system is not ready in week 12",
        ),
        fields.select(Field.LIKELIHOOD, "How likely is it?", scale(LIKELIHOOD), initial=likelihood),
        fields.select(Field.IMPACT, "How much would it hurt?", scale(IMPACT), initial=impact),
        fields.text(
            Field.MITIGATION, "What is done about it?", most=fields.REASON, lines=True,
            initial=risk.mitigation if risk else None,
        ),
        fields.person(Field.OWNER, "Who looks after it?", initial=risk.owner if risk else None),
        fields.day(Field.DUE_ON, "Until when?", optional=True, initial=risk.due_on if risk else None),
    ]  # fmt: skip


def scale(words: tuple[str, ...]) -> list[fields.Choice]:
    return [(str(step), each) for step, each in enumerate(words, 1)]
