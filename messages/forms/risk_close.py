"""Closing a risk: what became of it."""

from gates.delivery import Delivery
from gates.refusal import Refusal
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import quoted
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form

PASSED, CAME_TRUE = "passed", "came_true"
ENDS = [(PASSED, "It did not happen, or is no danger any more"), (CAME_TRUE, "It came true")]


def risk_close_form(delivery: Delivery, number: int) -> Json:
    """Raises Refusal when there is no such risk."""
    risk = next((each for each in delivery.risks if each.number == number), None)
    if risk is None:
        raise Refusal("This risk is not in the register.")
    blocks = [
        section_of(delivery_title(delivery), f"Risk {risk.number}", quoted(risk.text, 1500)),
        fields.radio(Field.RISK_END, "How did it end?", ENDS, initial=PASSED),
        fields.text(
            Field.OUTCOME, "What became of it?", most=fields.REASON, lines=True,
            hint="It happened and was handled, or it did not happen, and why",
        ),
    ]  # fmt: skip
    metadata = Ref.to(delivery, number=risk.number).dump()
    return form(Form.RISK_CLOSE, "Close a risk", "Close the risk", blocks, metadata)
