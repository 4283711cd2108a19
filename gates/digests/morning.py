"""What a manager wants to know of a delivery in the morning: what slipped, and what is taken further."""

from datetime import date, datetime, timedelta

from gates.delivery import Delivery
from gates.gate import Gate
from gates.records.record import Milestone, MilestoneStatus
from gates.working_time.working_time import WorkingTime

SLIPPED = {MilestoneStatus.OVERDUE, MilestoneStatus.AT_RISK}


def slipped_milestones(delivery: Delivery, today: date) -> list[Milestone]:
    day = delivery.counted_day(today)
    return [each for each in delivery.milestones if each.status(day) in SLIPPED]


def overdue_gates(delivery: Delivery, today: date) -> list[Gate]:
    return [gate for gate in delivery.live_gates if delivery.is_overdue(gate, today)]


def same_morning(planned: datetime, working: WorkingTime, after: datetime) -> datetime:
    """On the day for which it was planned, when work begins there now."""
    begins = working.opens_on(working.local_day(planned))
    return begins if begins > after else next_morning(working, after)


def next_morning(working: WorkingTime, after: datetime) -> datetime:
    """When work begins on the next working day."""
    return working.opens_on(working.local_day(after) + timedelta(days=1))
