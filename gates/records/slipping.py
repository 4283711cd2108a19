"""When the milestones ahead are to be expected, reckoned from what slipped before them."""

from datetime import date, timedelta

from gates.delivery import Delivery
from gates.records.reaching import is_passed_by
from gates.records.record import Milestone


def expected_days(delivery: Delivery, today: date) -> dict[str, date]:
    """By key, the milestones ahead that are later than planned; one with a forecast keeps what it says.

    What is late by so many business days moves all that is planned after it by as many.
    """
    slip, found = 0, dict[str, date]()
    for milestone in delivery.milestones:
        if milestone.target_on is None or is_passed_by(delivery, milestone):
            continue
        if milestone.reached_at:
            slip = business_days(delivery, milestone.target_on, reached_on(delivery, milestone))
            continue
        shifted = delivery.working_time.business_day_after(milestone.target_on, slip)
        day = max(milestone.forecast_on or shifted, delivery.counted_day(today))
        slip = business_days(delivery, milestone.target_on, day)
        if day > milestone.target_on:
            found[milestone.key] = day
    return found


def reached_on(delivery: Delivery, milestone: Milestone) -> date:
    return delivery.working_time.local_day(milestone.reached_at) if milestone.reached_at else date.min


def days_late(delivery: Delivery, milestone: Milestone) -> int:
    """In business days; 0 for one that was reached in time."""
    if milestone.target_on is None or milestone.reached_at is None:
        return 0
    return business_days(delivery, milestone.target_on, reached_on(delivery, milestone))


def business_days(delivery: Delivery, start: date, end: date) -> int:
    """How many lie after the one and up to the other; none where the end comes first."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(delivery.working_time.is_business_day(day) for day in days)
