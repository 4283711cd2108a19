"""Posting the cards of a delivery again, where the old ones were deleted or scrolled away."""

from gates.delivery import Delivery
from handlers.desk import Click, Desk
from handlers.rooms import repost
from storage import deliveries


def post_cards_again(desk: Desk, click: Click, delivery: Delivery) -> str | None:
    """Why Slack refused one of them last time, if it did."""
    with desk.writing(click) as tx:
        trouble = repost(tx, deliveries.load(tx, delivery.id), click)
    desk.bell.ring()
    return trouble
