"""What the clock does each time it strikes."""

from collections.abc import Callable
from datetime import datetime

from gates.checklists import checking, waivers_ending
from gates.delivery import Delivery
from gates.digests.sending import keep_time
from gates.people import CLOCK
from gates.phases import flow
from gates.sign_offs import delegating, going_stale
from handlers.acts.change import Rule, change
from handlers.clock.going_through import BATCH, to_each_due
from handlers.desk import Click, Desk
from storage.due.checks import with_old_checks
from storage.due.delegations import with_dated_delegations
from storage.due.phases import with_dated_phases
from storage.due.sign_offs import with_ageing_sign_offs
from storage.due.updates import with_due_updates
from storage.due.waivers import with_ended_waivers
from storage.transaction import Transaction

Find = Callable[[Transaction, datetime], list[Delivery]]


def open_due_phases(desk: Desk) -> None:
    """Opens each phase whose date has come, for example the review five business days after handover."""

    def due(tx: Transaction, now: datetime) -> list[Delivery]:
        return [d for d in with_dated_phases(tx, BATCH) if flow.due_phase(d, now)]

    to_each(desk, "open_due_phases", due, lambda d, c: flow.open_due_phases(d, c.at))


def expire_sign_offs(desk: Desk) -> None:
    """Asks again for the sign-offs that are older than their gate lets them be."""

    def ageing(tx: Transaction, now: datetime) -> list[Delivery]:
        return with_ageing_sign_offs(tx, now, BATCH)

    to_each(desk, "expire_sign_offs", ageing, lambda d, c: going_stale.expire_what_is_due(d, c.by, c.at))


def expire_checks(desk: Desk) -> None:
    """Opens again what a check found green too long ago."""

    def old(tx: Transaction, now: datetime) -> list[Delivery]:
        return with_old_checks(tx, now, BATCH)

    to_each(desk, "expire_checks", old, expire_each)


def expire_each(delivery: Delivery, click: Click) -> None:
    for gate in delivery.live_gates:
        checking.expire_checks(delivery, gate, click.by, click.at)


def end_waivers(desk: Desk) -> None:
    """Asks again for what was waived for a time that is over."""

    def over(tx: Transaction, now: datetime) -> list[Delivery]:
        found = with_ended_waivers(tx, now.date(), BATCH)
        return [d for d in found if waivers_ending.waivers_over(d, now.date())]

    to_each(desk, "end_waivers", over, lambda d, c: waivers_ending.end_waivers(d, c.by, c.at))


def keep_delegations(desk: Desk) -> None:
    """Begins and ends delegations on their days."""

    def dated(tx: Transaction, now: datetime) -> list[Delivery]:
        return with_dated_delegations(tx, now.date(), BATCH)

    to_each(desk, "keep_delegations", dated, lambda d, c: delegating.keep_up(d, c.by, c.at))


def send_due_digests(desk: Desk) -> None:
    """Shows the messages to clients to their managers, and lets go what goes by itself."""

    def due(tx: Transaction, now: datetime) -> list[Delivery]:
        return with_due_updates(tx, now, BATCH)

    to_each(desk, "send_due_digests", due, lambda d, c: keep_time(d, c.at))


def to_each(desk: Desk, name: str, find: Find, rule: Rule) -> None:
    """Applies a rule to every delivery that is found, each in a transaction of its own."""
    now = desk.clock.now()

    def apply(delivery: Delivery) -> None:
        click = Click(delivery.workspace_id, CLOCK, now, f"clock:{name}:{delivery.id}:{now.isoformat()}")
        change(desk, click, delivery.id, rule)

    to_each_due(desk, name, lambda tx: find(tx, now), apply, lambda delivery: delivery.id)
