"""The moments at which the clock looks, held against the rules: before each there is nothing to do."""

from collections.abc import Callable
from datetime import datetime, timedelta

from gates.checklists import checking, waivers_ending
from gates.delivery import Delivery
from gates.digests.sending import keep_time
from gates.due.moment import DueKind
from gates.due.moments import keep_due_moments
from gates.escalations.climbing import escalate_what_is_due, follow_up
from gates.people import CLOCK
from gates.phases import flow
from gates.sign_offs import delegating, going_stale
from tests.gates.walking import copied

MUCH_LATER = timedelta(days=400)


def expire_checks(delivery: Delivery, at: datetime) -> None:
    for gate in delivery.live_gates:
        checking.expire_checks(delivery, gate, CLOCK, at)


RULES: dict[DueKind, Callable[[Delivery, datetime], None]] = {
    DueKind.PHASE: flow.open_due_phases,
    DueKind.SIGN_OFF: lambda d, at: going_stale.expire_what_is_due(d, CLOCK, at),
    DueKind.CHECK: expire_checks,
    DueKind.WAIVER: lambda d, at: waivers_ending.end_waivers(d, CLOCK, at),
    DueKind.DELEGATION: lambda d, at: delegating.keep_up(d, CLOCK, at),
    DueKind.UPDATE: keep_time,
    DueKind.ESCALATION: lambda d, at: escalate_what_is_due(d, CLOCK, at),
}


def check_moments(delivery: Delivery, now: datetime) -> None:
    """Of each kind: at its moment something comes of it; before, or where there is none, nothing does."""
    known = copied(delivery)
    follow_up(known, CLOCK, now)
    keep_due_moments(known)
    known.facts.clear()
    moments = {each.kind: each.due_at for each in known.due_moments}
    for kind in RULES:
        moment = moments.get(kind)
        if moment:
            assert comes_of_it(known, kind, max(moment, now)), f"nothing came of {kind}"
        before = moment - timedelta.resolution if moment else now + MUCH_LATER
        if before >= now:
            assert not comes_of_it(known, kind, before), f"{kind} came before its time"


def comes_of_it(delivery: Delivery, kind: DueKind, at: datetime) -> bool:
    tried = copied(delivery)
    RULES[kind](tried, at)
    return bool(tried.facts)
