"""Green checks that are too old to count: what was true this morning may not be so any more."""

from datetime import datetime, timedelta

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate


def old_items(delivery: Delivery, gate: Gate, at: datetime) -> list[Item]:
    """The items of this open gate whose last green report is older than the process lets it be."""
    return [item for item, expires_at in ageing(delivery, gate) if expires_at <= at]


def ageing(delivery: Delivery, gate: Gate) -> list[tuple[Item, datetime]]:
    """The green ones that a process lets grow old, each with the moment from which on it counts no more."""
    if not gate.is_open or delivery.is_over or delivery.on_hold:
        return []
    green = ((i, i.checked_at, fresh_for(delivery, i)) for i in gate.items if i.ticked_at)
    return [(item, at + lasting(hours)) for item, at, hours in green if at and hours is not None]


def lasting(hours: int) -> timedelta:
    """To the very last moment of it."""
    return timedelta(hours=hours) + timedelta.resolution


def checks_expire(delivery: Delivery) -> list[datetime]:
    return [at for gate in delivery.live_gates for _, at in ageing(delivery, gate)]


def fresh_for(delivery: Delivery, item: Item) -> int | None:
    """For how many hours a green report of this item counts; None for as long as it stays green."""
    source = delivery.source_of(item)
    return source.fresh_for_hours if source and source.automated else None
