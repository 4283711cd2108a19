"""A message, with its files, as evidence of an item."""

from collections.abc import Sequence

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from gates.refusal import Refusal
from messages import fields
from messages.blocks import context, section_of
from messages.forms.question import named
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import OUTDATED, MessageRef
from messages.titles import count, delivery_title, phase_label
from messages.views import form

WORDS = 600  # beside the link, and what the item has already


def message_evidence_form(delivery: Delivery, about: MessageRef, items: Sequence[tuple[Gate, Item]]) -> Json:
    several = len({gate.phase for gate, _ in items}) > 1
    choices = [
        (value_of(gate, item), f"{phase_label(delivery, gate.phase)}: {words}" if several else words)
        for gate, item in items
        for words in [f"{named(item)} (done)" if item.done else named(item)]
    ]
    blocks = [
        section_of(delivery_title(delivery)),
        fields.select(
            Field.TICKED, "Which item does it show?", choices,
            hint="The items that you may tick. An open one is ticked by it.",
        ),
        fields.text(
            Field.EVIDENCE, "What it says", most=WORDS, lines=True, initial=about.text, optional=True,
            hint="Kept as you leave it, even where the message is changed later.",
        ),
        context(kept(len(about.files))),
    ]  # fmt: skip
    return form(Form.MESSAGE_EVIDENCE, "Use as evidence", "Use it", blocks, about.dump())


def kept(files: int) -> str:
    if not files:
        return "The link to the message is kept with it, for those who sign."
    its = "its file with the SHA-256" if files == 1 else f"its {count(files, 'file')}, each with its SHA-256,"
    return f"The link to the message and {its} are kept with it, for those who sign."


def value_of(gate: Gate, item: Item) -> str:
    return f"{gate.phase}/{gate.round}/{item.key}"


def chosen_item(about: MessageRef, value: str) -> MessageRef:
    """Raises Refusal for what we never wrote."""
    phase, _, rest = value.partition("/")
    number, _, key = rest.partition("/")
    if not key or not number.isdecimal():
        raise Refusal(OUTDATED, field=Field.TICKED)
    return about.model_copy(update={"phase": phase, "round": int(number), "item": key})
