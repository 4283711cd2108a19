"""When a delivery can be put away."""

from datetime import datetime, timedelta

from gates.delivery import Delivery
from gates.refusal import Refusal

MONTH = timedelta(days=30)
LONGEST = 120  # months


def ended_at(delivery: Delivery) -> datetime | None:
    return delivery.closed_at or delivery.cancelled_at


def must_be_done_with(delivery: Delivery) -> datetime:
    """When it ended. Raises Refusal while somebody may still act in it."""
    ended = ended_at(delivery)
    if ended is None:
        raise Refusal(f"“{delivery.name}” is not over: close it, or cancel it, before it is archived.")
    if any(action.done_at is None for action in delivery.review_actions):
        raise Refusal(
            f"Actions from the review of “{delivery.name}” are still to be done: "
            "finish them before it is archived."
        )
    return ended


def latest_end(now: datetime, months: int) -> datetime:
    """What ended before this has rested for so many months, of thirty days each."""
    return now - months * MONTH
