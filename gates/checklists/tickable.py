"""The items that somebody may tick by hand now, at any gate of a delivery."""

from gates.checklists.checklist import Item
from gates.checklists.ticking import changeable_item, refuse_by_hand
from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import Person
from gates.refusal import Refusal

DEED = "take a message as evidence"


def tickable(delivery: Delivery, by: Person) -> list[tuple[Gate, Item]]:
    """What is open comes first. Raises Refusal where there is none, so that a form never offers nothing."""
    delivery.must_be_running()
    delivery.must_take_part(by, DEED)
    every = [(gate, item) for gate in delivery.live_gates for item in gate.items]
    found = [each for each in every if may_tick(delivery, *each, by)]
    if not found:
        raise Refusal(
            "No item that is worked on now is yours to tick. `/gate show` says whose each of them is."
        )
    return sorted(found, key=lambda each: each[1].done)


def may_tick(delivery: Delivery, gate: Gate, item: Item, by: Person) -> bool:
    try:
        changeable_item(delivery, gate, item.key, by, DEED)
        refuse_by_hand(delivery, item)
    except Refusal:
        return False
    return True


def added_to(known: str | None, more: str, longest: int) -> str:
    """Evidence that an item has stays; what stands in it already is not added again."""
    if not known or more in known:
        return known or more
    if len(known) + 1 + len(more) > longest:
        raise Refusal(
            f"This item's evidence would be longer than {longest} characters. Shorten it under “Items and "
            "evidence” first.",
            field="evidence",
        )
    return f"{known}\n{more}"
