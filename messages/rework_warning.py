"""The warning of rework: before a package is handed over, and for whoever receives it after that."""

from gates.checklists.checklist import Item
from gates.checklists.rework_warning import warned_points
from gates.delivery import Delivery
from gates.gate import Gate, Handoff
from messages.blocks import section_of, sections
from messages.ids import Form
from messages.limits import Json
from messages.mrkdwn import line
from messages.refs import Ref, WarnedRef
from messages.titles import count, delivery_title, gate_label, role_name
from messages.views import form

SHOWN = 5  # points named in one line


def rework_form(delivery: Delivery, gate: Gate, points: list[Item]) -> Json:
    """Asks once more, with every open point and what tends to follow."""
    receiver = role_name(delivery, gate.handoff.receiver) if gate.handoff else ""
    blocks = [
        section_of(
            delivery_title(delivery),
            gate_label(delivery, gate),
            f"⚠️ *Expect rework*: this package has {count(len(points), 'point')} not settled yet.",
        ),
        *sections([f"⬜ *Open* · {line(item.text)}" for item in points]),
        section_of(
            "What tends to follow: the work goes back and forth, and parts of it are done twice.",
            f"Whoever receives it ({receiver}) has to guess or decide what nobody settled.",
            "It is recorded that the package was handed over in spite of this warning.",
        ),
    ]
    ref = WarnedRef(**Ref.to(delivery, gate).model_dump(), named=tuple(item.key for item in points))
    return form(Form.REWORK, "Hand over all the same?", "Hand over", blocks, ref.dump(), close="Not yet")


def rework_line(delivery: Delivery, gate: Gate) -> str:
    """Empty where there is nothing to warn of, and was nothing."""
    if points := warned_points(delivery, gate):
        return f"⚠️ *Expect rework*: not settled yet are {named([item.text for item in points])}."
    return in_spite_line(gate.handoff) if gate.handoff else ""


def in_spite_line(handoff: Handoff) -> str:
    if handoff.in_spite_of is None:
        return ""
    points = handoff.in_spite_of.split("\n")
    return f"⚠️ *Handed over in spite of the warning of rework*: not settled were {named(points)}."


def named(points: list[str]) -> str:
    shown = ", ".join(f"“{line(point, 120)}”" for point in points[:SHOWN])
    left = len(points) - SHOWN
    return f"{shown} and {left} more" if left > 0 else shown
