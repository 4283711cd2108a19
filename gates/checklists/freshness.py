"""Green checks that are too old to count: what was true this morning may not be so any more."""

from datetime import datetime, timedelta

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate


def old_items(delivery: Delivery, gate: Gate, at: datetime) -> list[Item]:
    """The items of this open gate whose last green report is older than the process lets it be."""
    if not gate.is_open or delivery.on_hold:
        return []
    return [item for item in gate.items if item.ticked_at and is_too_old(delivery, item, at)]


def is_too_old(delivery: Delivery, item: Item, at: datetime) -> bool:
    hours = fresh_for(delivery, item)
    return hours is not None and item.checked_at is not None and at - item.checked_at > timedelta(hours=hours)


def fresh_for(delivery: Delivery, item: Item) -> int | None:
    """For how many hours a green report of this item counts; None for as long as it stays green."""
    source = delivery.source_of(item)
    return source.fresh_for_hours if source and source.automated else None
