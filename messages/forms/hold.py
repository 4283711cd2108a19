"""Putting a delivery on hold, letting it go on, and reopening a closed one: each with its reason."""

from gates.delivery import Delivery
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.standing import hold_line
from messages.titles import delivery_title
from messages.views import form

READ_BY = "Everybody in the channel reads it, and it stays in the record."


def hold_form(delivery: Delivery) -> Json:
    blocks = [
        section_of(
            delivery_title(delivery),
            "Its clocks stop, and nothing is asked of anybody until it is resumed."
            " Dates do not move by themselves.",
        ),
        reason("Why is it put on hold?"),
    ]
    return form(Form.HOLD, "Put on hold", "Put on hold", blocks, Ref.to(delivery).dump())


def resume_form(delivery: Delivery) -> Json:
    blocks = [
        section_of(delivery_title(delivery), hold_line(delivery), "What was asked is asked again."),
        reason("Why does it go on?"),
    ]
    return form(Form.RESUME, "Resume", "Resume", blocks, Ref.to(delivery).dump())


def reopen_form(delivery: Delivery) -> Json:
    process = delivery.process
    begun = [each for each in process.phases if delivery.latest(each.key)]
    word = process.phase_word.lower()
    blocks = [
        section_of(
            delivery_title(delivery),
            f"A new round of the {word} begins, with the reason as an item. What comes after it is gone"
            " through again. Earlier rounds stay readable.",
        ),
        fields.select(
            Field.PHASE, f"In which {word} does the work begin again?",
            [(each.key, process.label(each.key)) for each in begun], initial=begun[-1].key if begun else None,
        ),
        reason("Why is it reopened?"),
    ]  # fmt: skip
    return form(Form.REOPEN, "Reopen", "Reopen", blocks, Ref.to(delivery).dump(), close="Leave it closed")


def reason(label: str) -> Json:
    return fields.text(Field.REASON, label, most=fields.REASON, lines=True, hint=READ_BY)
