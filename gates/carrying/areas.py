"""Whose area has changed between two rounds of a gate."""

from collections.abc import Iterator

from gates.carrying.items import is_the_same
from gates.checklists.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import AskedAgain


def roles_concerned(delivery: Delivery, gate: Gate, before: Gate, rejecting: frozenset[str]) -> set[str]:
    """The signing roles that are asked anew: an item belongs to the role that owns it.

    What is to be put right is judged by who rejected as well. What belongs to nobody who signs
    concerns everybody.
    """
    rule = delivery.phase(gate).gate
    signing = {each.role for each in rule.sign_offs}
    found: set[str] = set()
    for item in changed_items(gate, before):
        if rule.asked_again is AskedAgain.EVERYBODY:
            return signing
        if item.owner in signing:
            found.add(item.owner)
        elif item.origin is not Origin.REWORK or not rejecting & signing:
            return signing
    return found


def changed_items(gate: Gate, before: Gate) -> Iterator[Item]:
    """What is new, gone, worded otherwise, or was done and is not any more."""
    for item in gate.part(Part.CHECKLIST):
        was = before.item(item.key)
        if was is None or not is_the_same(item, was) or (was.done and not item.done):
            yield item
    for was in before.part(Part.CHECKLIST):
        if was.origin is not Origin.REWORK and gate.item(was.key) is None:
            yield was
