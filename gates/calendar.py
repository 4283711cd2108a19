"""Business days."""

from datetime import date, timedelta

WEEKEND = (5, 6)


def is_business_day(day: date) -> bool:
    return day.weekday() not in WEEKEND


def add_business_days(start: date, days: int) -> date:
    """The date that lies `days` business days (Monday to Friday) after `start`; 0 gives `start` itself."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_business_day(day)
    return day
