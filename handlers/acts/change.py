"""One click, one transaction."""

from collections.abc import Callable

from gates.delivery import Delivery
from gates.digests import drafting
from gates.escalations import climbing
from gates.refusal import Refusal
from handlers.announcing import announce
from handlers.desk import Click, Desk
from storage import audit, deliveries
from storage.errors import AlreadyDone
from storage.transaction import Transaction

Rule = Callable[[Delivery, Click], None]
RuleOfMany = Callable[[Transaction, Delivery], None]  # one that has to know of other deliveries too


def change(desk: Desk, click: Click, delivery_id: str, rule: Rule) -> None:
    change_with(desk, click, delivery_id, lambda _, delivery: rule(delivery, click))


def change_with(desk: Desk, click: Click, delivery_id: str, rule: RuleOfMany) -> None:
    """Applies a rule to a delivery and keeps what came of it, or nothing.

    A repetition of the same intention changes nothing and is no error. Raises Refusal when the
    rule refuses, and Unavailable when the database cannot be reached.
    """
    try:
        apply(desk, click, delivery_id, rule)
    except AlreadyDone:
        return
    except Refusal:
        # A repeated request often meets a refusal that its own first delivery caused ("already settled").
        if was_done(desk, click):
            return
        raise
    desk.bell.ring()


def was_done(desk: Desk, click: Click) -> bool:
    """Whether this intention was carried out before."""
    with desk.reading(click) as tx:
        return audit.knows(tx, click.intent)


def apply(desk: Desk, click: Click, delivery_id: str, rule: RuleOfMany) -> None:
    with desk.writing(click) as tx:
        apply_within(tx, click, delivery_id, rule)


def apply_within(tx: Transaction, click: Click, delivery_id: str, rule: RuleOfMany) -> bool:
    """Whether anything came of it."""
    delivery = deliveries.load(tx, delivery_id)
    rule(tx, delivery)
    if not delivery.facts:
        return False
    keep(tx, delivery, click)
    return True


def keep(tx: Transaction, delivery: Delivery, click: Click) -> None:
    """What was changed, and all that follows from it."""
    climbing.follow_up(delivery, click.by, click.at)
    drafting.follow(delivery, click.by, click.at)
    facts = tuple(delivery.facts)
    deliveries.save(tx, delivery, click.intent)
    announce(tx, delivery, facts, click)
