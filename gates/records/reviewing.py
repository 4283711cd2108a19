"""In which phase the review is written, and whether it can be."""

from gates.delivery import Delivery
from gates.process import Need, Phase


def reviewing_phase(delivery: Delivery) -> Phase:
    """The one with an item that needs the review, else the last."""
    return delivery.process.phase_that_needs(Need.REVIEW) or delivery.process.phases[-1]


def review_can_be_written(delivery: Delivery) -> bool:
    """Whether the phase that it belongs to has started."""
    last = delivery.latest(reviewing_phase(delivery).key)
    return last is not None and (last.opened_at is not None or last.is_settled)
