"""Deliveries as they stand, for a form or an answer."""

from collections.abc import Callable
from typing import Any

from gates.delivery import Delivery
from gates.gate import Gate
from handlers.slack.visit import Visit
from messages.refs import Ref
from storage import deliveries


def delivery_of(visit: Visit, ref: Ref) -> Delivery:
    with visit.reading() as tx:
        return deliveries.read(tx, ref.delivery)


def gate_of(visit: Visit) -> tuple[Delivery, Gate]:
    """The delivery and the gate that the pressed button is about."""
    delivery = delivery_of(visit, visit.ref)
    return delivery, visit.ref.gate_of(delivery)


def back_below(visit: Visit, listed: Callable[[Delivery], dict[str, Any]]) -> dict[str, Any] | None:
    """Back to the list from which the form was opened, drawn anew; None where it was not opened from one."""
    below = (visit.view or {}).get("previous_view_id")
    if not below:
        return None
    visit.redraw(listed(delivery_of(visit, visit.ref)), view_id=below)
    return {}
