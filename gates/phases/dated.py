"""Phases that a date opens, for example five business days after handover."""

from datetime import datetime

from gates.delivery import Delivery
from gates.phases.rounds import gate_before, is_to_come
from gates.process import Holds, Phase
from gates.records.reaching import is_passed_by


def due_phase(delivery: Delivery, at: datetime) -> Phase | None:
    """The first phase that its date opens now."""
    return next((phase for phase, opens_at in dated_phases(delivery) if opens_at <= at), None)


def phases_open(delivery: Delivery) -> list[datetime]:
    return [opens_at for _, opens_at in dated_phases(delivery)]


def dated_phases(delivery: Delivery) -> list[tuple[Phase, datetime]]:
    """Those to come that nothing but their date keeps shut, with the moment at which they open."""
    if delivery.is_over or delivery.on_hold:
        return []
    shut = (p for p in delivery.process.phases if p.opens.date and is_to_come(delivery.latest(p.key)))
    return [(p, at) for p in shut if not is_held_back(delivery, p) and (at := opens_at(delivery, p))]


def is_held_back(delivery: Delivery, phase: Phase) -> bool:
    """Whether the phase before keeps this one shut whatever the date: by its gate, or as it has not begun."""
    before = gate_before(delivery, phase)
    if before is None or is_to_come(before):
        return True
    return delivery.phase(before).gate.holds is Holds.NEXT_PHASE and not before.is_settled


def opens_at(delivery: Delivery, phase: Phase) -> datetime | None:
    """A milestone that can no longer be reached is not waited for: then it opens with the phase before."""
    rule, before = phase.opens.date, gate_before(delivery, phase)
    milestone = delivery.milestone(rule.milestone) if rule else None
    if rule is None or milestone is None or before is None:
        return None
    if milestone.reached_at is None:
        return before.asked_at if is_passed_by(delivery, milestone) else None
    return delivery.working_time.business_days_after(milestone.reached_at, rule.business_days)
