"""The list of open duties for whoever decides on them, with one button each, and its form."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from gates.delivery import Delivery
from gates.leaving.duties import Duty, DutyKind
from gates.refusal import Refusal
from messages import fields
from messages.blocks import button, context, section, section_of
from messages.ids import Action, Field, Form
from messages.limits import MESSAGE_BLOCKS, Json
from messages.message import Message
from messages.mrkdwn import line, mention
from messages.refs import OUTDATED, Ref
from messages.titles import delivery_name, delivery_title
from messages.views import form

WORDS = {
    DutyKind.ROLE: "Role",
    DutyKind.ITEM: "Item",
    DutyKind.ESCALATION: "Escalation",
    DutyKind.RISK: "Risk",
    DutyKind.ACTION: "Action from the review",
}
IN_ONE = MESSAGE_BLOCKS - 5

Owed = tuple[Delivery, Duty]


class DutyRef(Ref):
    """Of a duty, with the person who has left; `verb` is its kind and `item` its role or item."""

    left: str

    @classmethod
    def of(cls, left: str, delivery: Delivery, duty: Duty) -> "DutyRef":
        return cls(
            delivery=delivery.id, phase=duty.phase, round=duty.round, item=duty.key, number=duty.number,
            verb=duty.kind.value, left=left,
        )  # fmt: skip

    @classmethod
    def read(cls, text: str) -> "DutyRef":
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            raise Refusal(OUTDATED) from None

    @property
    def duty(self) -> Duty:
        if self.verb not in list(DutyKind):
            raise Refusal(OUTDATED)
        return Duty(DutyKind(self.verb), "", self.item, self.number, self.phase, self.round)


def left_messages(left: str, owed: Sequence[Owed]) -> Iterator[Message]:
    """As many as the duties need."""
    for first in range(0, len(owed), IN_ONE):
        part = owed[first : first + IN_ONE]
        head = f"{mention(left)} has left this workspace. Who takes on what is still open?"
        blocks = [section(head), *[duty_block(left, *each) for each in part]]
        if first + IN_ONE < len(owed):
            blocks.append(context("More follows in the next message."))
        yield Message.of([head, *[f"• {spoken(duty)} in {delivery_name(d)}" for d, duty in part]], blocks)


def duty_block(left: str, delivery: Delivery, duty: Duty) -> Json:
    give = button("Give to …", Action.DUTY_GIVE, DutyRef.of(left, delivery, duty), label="Give to somebody")
    return section_of(delivery_title(delivery), spoken(duty), accessory=give)


def spoken(duty: Duty) -> str:
    return f"{WORDS[duty.kind]}: {line(duty.text)}"


def duty_form(left: str, delivery: Delivery, duty: Duty) -> Json:
    blocks: list[dict[str, Any]] = [
        section_of(delivery_title(delivery), spoken(duty), f"It was in the hands of {mention(left)}."),
        fields.person(Field.OWNER, "Who takes it on"),
    ]
    return form(Form.DUTY, "Give to somebody", "Give", blocks, DutyRef.of(left, delivery, duty).dump())
