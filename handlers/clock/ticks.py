"""What the clock does each time it strikes, to the deliveries whose moment has come."""

from gates.checklists import checking, waivers_ending
from gates.delivery import Delivery
from gates.digests.sending import keep_time
from gates.due.moment import DueKind
from gates.escalations.climbing import escalate_what_is_due
from gates.phases import flow
from gates.sign_offs import delegating, going_stale
from handlers.clock.looking import look_at_each_due
from handlers.desk import Click, Desk


def open_due_phases(desk: Desk) -> None:
    """Opens each phase whose date has come, for example the review five business days after handover."""
    look_at_each_due(desk, DueKind.PHASE, lambda d, c: flow.open_due_phases(d, c.at))


def expire_sign_offs(desk: Desk) -> None:
    """Asks again for the sign-offs that are older than their gate lets them be."""
    look_at_each_due(desk, DueKind.SIGN_OFF, lambda d, c: going_stale.expire_what_is_due(d, c.by, c.at))


def expire_checks(desk: Desk) -> None:
    """Opens again what a check found green too long ago."""
    look_at_each_due(desk, DueKind.CHECK, expire_each)


def expire_each(delivery: Delivery, click: Click) -> None:
    for gate in delivery.live_gates:
        checking.expire_checks(delivery, gate, click.by, click.at)


def end_waivers(desk: Desk) -> None:
    """Asks again for what was waived for a time that is over."""
    look_at_each_due(desk, DueKind.WAIVER, lambda d, c: waivers_ending.end_waivers(d, c.by, c.at))


def keep_delegations(desk: Desk) -> None:
    """Begins and ends delegations on their days."""
    look_at_each_due(desk, DueKind.DELEGATION, lambda d, c: delegating.keep_up(d, c.by, c.at))


def send_due_digests(desk: Desk) -> None:
    """Shows the messages to clients to their managers, and lets go what goes by itself."""
    look_at_each_due(desk, DueKind.UPDATE, lambda d, c: keep_time(d, c.at))


def escalate_overdue_gates(desk: Desk) -> None:
    """Takes what has waited too long to the next level, and a delay to whom it goes."""
    look_at_each_due(desk, DueKind.ESCALATION, lambda d, c: escalate_what_is_due(d, c.by, c.at))
