"""Working hours and quiet hours: what they leave out does not count as waiting."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from handlers.clock.ticks import escalate_overdue_gates
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

ONE = "sign_offs: [{role: checker, asks: It is right}]"
EVERY_DAY = "days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]"
AROUND_THE_CLOCK = 'opens_at: "00:00", closes_at: "24:00"'
CALENDARS = {
    AROUND_THE_CLOCK: True,
    'opens_at: "09:00", closes_at: "10:00"': False,
    f'{AROUND_THE_CLOCK}, quiet: {{since: "01:00", until: "00:30"}}': False,
    f'{AROUND_THE_CLOCK}, quiet: {{since: "01:00", until: "01:30"}}': True,
}

Books = Callable[..., Book]


@pytest.mark.parametrize(("hours", "reached"), CALENDARS.items(), ids=["all", "one", "quiet", "hardly quiet"])
@allowed("Calendar.opens_at", "Calendar.closes_at", "QuietHours.since", "QuietHours.until")
@refused("Calendar.opens_at", "Calendar.closes_at", "QuietHours.since", "QuietHours.until")
def test_a_level_of_eight_hours_is_reached_after_nine_working_ones(
    book: Books, hours: str, reached: bool
) -> None:
    more = f"calendar: {{{EVERY_DAY}, {hours}}}\nescalation: [{{after_hours: 8, to: lead}}]"
    b = book(ONE, more=more)
    b.tick()
    b.stage.clock.ahead += timedelta(hours=9)
    escalate_overdue_gates(b.stage.desk)
    assert (len(b.delivery.escalations) == 1) is reached
