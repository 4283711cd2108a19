"""The moments at which the clock has to look at a delivery, each as its rule says it."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta

from gates.checklists.freshness import checks_expire
from gates.checklists.waivers_ending import waivers_to_follow
from gates.delivery import Delivery
from gates.due.moment import DueKind, DueMoment
from gates.phases.dated import phases_open
from gates.sign_offs.delegating import unended
from gates.sign_offs.delegation import Delegation
from gates.sign_offs.going_stale import sign_offs_expire

Moments = Iterable[datetime | None]


def keep_due_moments(delivery: Delivery) -> None:
    """At most one of each kind: the first."""
    first = {kind: min(filter(None, moments(delivery)), default=None) for kind, moments in MOMENTS.items()}
    delivery.due_moments[:] = [DueMoment(kind, due_at) for kind, due_at in sorted(first.items()) if due_at]


def is_due(delivery: Delivery, kind: DueKind, at: datetime) -> bool:
    return any(each.kind is kind and each.due_at <= at for each in delivery.due_moments)


def waivers_end(delivery: Delivery) -> Moments:
    return [after(item.waived_until) for _, item in waivers_to_follow(delivery) if item.waived_until]


def delegations_turn(delivery: Delivery) -> Moments:
    return [] if delivery.is_over else [turns_at(each) for each in unended(delivery)]


def turns_at(delegation: Delegation) -> datetime | None:
    """When it begins, and after that when it ends."""
    if delegation.began_at is None:
        return start_of(delegation.starts_on)
    return after(delegation.ends_on) if delegation.ends_on else None


def updates_come(delivery: Delivery) -> Moments:
    return [update.next_at for update in delivery.client_updates if update.is_open]


def escalations_come(delivery: Delivery) -> Moments:
    of_gates = [gate.escalate_at for gate in delivery.gates]
    return of_gates + [milestone.escalate_at for milestone in delivery.milestones]


def after(day: date) -> datetime:
    return start_of(day + timedelta(days=1))


def start_of(day: date) -> datetime:
    """In UTC, as days are compared where nothing else is said."""
    return datetime.combine(day, time(), UTC)


MOMENTS: dict[DueKind, Callable[[Delivery], Moments]] = {
    DueKind.PHASE: phases_open,
    DueKind.SIGN_OFF: sign_offs_expire,
    DueKind.CHECK: checks_expire,
    DueKind.WAIVER: waivers_end,
    DueKind.DELEGATION: delegations_turn,
    DueKind.UPDATE: updates_come,
    DueKind.ESCALATION: escalations_come,
}
