"""Business days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gates.calendar import add_business_days, is_business_day


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 2), 4, date(2026, 3, 6)),  # Monday to Friday
        (date(2026, 3, 2), 5, date(2026, 3, 9)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),  # Friday to Monday
        (date(2026, 3, 7), 0, date(2026, 3, 7)),  # a Saturday stays one
        (date(2026, 3, 7), 5, date(2026, 3, 13)),
        (date(2026, 3, 8), 1, date(2026, 3, 9)),
        (date(2024, 2, 28), 2, date(2024, 3, 1)),  # over a leap day
    ],
)
def test_business_days_leave_out_saturday_and_sunday(start: date, days: int, due: date) -> None:
    assert add_business_days(start, days) == due


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 260))
def test_so_many_business_days_lie_between(start: date, days: int) -> None:
    due = add_business_days(start, days)
    between = [date.fromordinal(n) for n in range(start.toordinal() + 1, due.toordinal() + 1)]
    assert is_business_day(due)
    assert sum(map(is_business_day, between)) == days
