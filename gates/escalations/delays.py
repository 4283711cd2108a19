"""Milestones that are later than the team may settle among itself."""

from datetime import date, datetime, timedelta

from gates.delivery import Delivery, milestones_of
from gates.gate import Gate
from gates.records.reaching import is_passed_by
from gates.records.record import Milestone


def gate_reaching(delivery: Delivery, milestone: Milestone) -> Gate | None:
    """The gate at which it is reached, in its latest round; None while that is still to come."""
    keys = (p.key for p in delivery.process.phases if milestone.key in milestones_of(p))
    return next((gate for key in keys if (gate := delivery.latest(key))), None)


def agreed_day(delivery: Delivery, milestone: Milestone) -> date | None:
    """Its target; or the later day that somebody agreed to whom such delays go anyway."""
    gate = gate_reaching(delivery, milestone)
    if gate and gate.extended_to and milestone.target_on:
        decides = gate.extended_by in delivery.holders_of(delivery.process.escalates_to)
        return max(milestone.target_on, gate.extended_to) if decides else milestone.target_on
    return milestone.target_on


def too_late_at(delivery: Delivery, milestone: Milestone, at: datetime) -> datetime | None:
    """When its delay passes what the team may settle; at once where the forecast says that it will."""
    limit, agreed = delivery.acceptable_delay_days, agreed_day(delivery, milestone)
    if limit is None or agreed is None or milestone.reached_at or is_passed_by(delivery, milestone):
        return None
    if any((e.milestone, e.target_on) == (milestone.key, agreed) for e in delivery.escalations):
        return None
    last = agreed + timedelta(days=limit)
    if milestone.forecast_on and milestone.forecast_on > last:
        return delivery.working_time.next_open(at)
    return delivery.working_time.opens_on(last + timedelta(days=1))


def delay_in_words(delivery: Delivery, milestone: Milestone, agreed: date, at: datetime) -> str:
    """What is escalated, for the record."""
    name, limit = delivery.process.milestone(milestone.key).name, delivery.acceptable_delay_days
    today = delivery.working_time.local_day(at)
    day = max(today, milestone.forecast_on or today)
    late = (day - agreed).days
    how = f"is forecast for {day.isoformat()}" if day > today else "is not reached yet"
    return (
        f"{name} {how}: {late} days after {agreed.isoformat()}, "
        f"and a delay of up to {limit} days is settled in the team."
    )
