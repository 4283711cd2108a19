"""The delivery modes in words: what each is called, which risk it fits, and the form that changes it."""

from gates.delivery import Delivery
from gates.records.delivery_mode import Mode
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import line
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form

NAMES = {Mode.KANBAN: "Kanban", Mode.SCRUM: "Scrum", Mode.SHAPE_UP: "Shape Up"}
FITS = {
    Mode.KANBAN: "much is uncertain, and we learn fast",
    Mode.SCRUM: "several crafts, in planned increments",
    Mode.SHAPE_UP: "a larger bet, shaped first, with a tight appetite",
}
HINT = "More structure is easier to predict and slower to learn from; less of it hides when work drifts."


def mode_fields(chosen: Mode | None = None) -> list[Json]:
    choices = [(mode.value, f"{NAMES[mode]}: {FITS[mode]}") for mode in Mode]
    return [
        fields.radio(Field.MODE, "Delivery mode", choices, hint=HINT, initial=chosen),
        fields.text(
            Field.REASON, "Why does it fit the risk?", most=fields.REASON, lines=True,
            hint="The reason stays in the record.",
        ),
    ]  # fmt: skip


def mode_form(delivery: Delivery) -> Json:
    blocks = [section_of(delivery_title(delivery), mode_line(delivery)), *mode_fields(delivery.mode)]
    return form(Form.MODE, "Delivery mode", "Save", blocks, Ref.to(delivery).dump())


def mode_line(delivery: Delivery) -> str:
    """Empty where the process does not ask for one."""
    if delivery.mode is None:
        return ""
    return f"Delivery mode: *{NAMES[delivery.mode]}*, because: {line(delivery.mode_because or '', 600)}"
