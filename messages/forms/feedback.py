"""The client's feedback, in its words."""

from gates.delivery import Delivery
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form

SATISFACTION = ("1: very unhappy", "2: unhappy", "3: neither", "4: happy", "5: very happy")


def feedback_form(delivery: Delivery) -> Json:
    choices = [(str(step), words) for step, words in enumerate(SATISFACTION, 1)]
    blocks = [
        section_of(delivery_title(delivery)),
        fields.text(
            Field.FEEDBACK, "What did the client say?", most=fields.COMMENT, lines=True,
            hint="In its own words",
        ),
        fields.radio(
            Field.SATISFACTION, "How satisfied is the client?", choices, optional=True,
            hint="Leave it empty if you do not know.",
        ),
        fields.text(
            Field.GIVEN_BY, "Who said it?", most=fields.NAME, hint="The client's person, by name or role"
        ),
    ]  # fmt: skip
    return form(Form.FEEDBACK, "Client feedback", "Record", blocks, Ref.to(delivery).dump())
