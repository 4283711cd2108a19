"""The warning that precedes a handoff of which too much is open: what is not settled comes back as rework."""

from collections.abc import Collection

from gates.checklists.checklist import Item, Part
from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import spoken_list
from gates.refusal import Refusal


def warned_points(delivery: Delivery, gate: Gate) -> list[Item]:
    """The open points that the giver is warned of; none where too few are open, or it is handed over."""
    rule, handoff = delivery.phase(gate).handoff, gate.handoff
    if rule is None or rule.warn_of_rework_from is None or handoff is None or handoff.offered_at:
        return []
    still_open = [item for item in gate.part(Part.PACKAGE) if not item.required and not item.done]
    return still_open if len(still_open) >= rule.warn_of_rework_from else []


def refuse_unwarned(warned: Collection[Item], named: Collection[str]) -> None:
    """Raises Refusal unless the giver was told of each of these; `named` are the keys that were shown."""
    if all(item.key in named for item in warned):
        return
    texts = spoken_list([f"“{item.text}”" for item in warned])
    raise Refusal(f"This is still open in the package: {texts}. Press “Hand over” again to see the warning.")
