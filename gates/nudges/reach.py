"""How a person is reached, and when a message may go to them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from gates.working_time.calendar import Calendar
from gates.working_time.working_time import WorkingTime

WINDOW = timedelta(hours=1)


class Reach(StrEnum):
    TOGETHER = "together"  # one message an hour at most
    AT_ONCE = "at_once"
    DAILY = "daily"  # one summary when work begins
    CHANNEL = "channel"  # no direct message; in the thread below the card


@dataclass(frozen=True, slots=True)
class Preferences:
    """How somebody is reached, the hours of their own, and when they are at work as far as is known."""

    reach: Reach
    hours: Calendar | None
    time: WorkingTime


def not_before(reach: Reach, time: WorkingTime, last_at: datetime | None, now: datetime) -> datetime:
    """From when on this person may be written to: now, or later."""
    if reach is Reach.DAILY:
        opening = time.opens_on(time.local_day(now))
        is_morning = opening <= now < opening + WINDOW and time.is_open(now)
        if is_morning and (last_at is None or last_at < opening):
            return now
        tomorrow = time.local_day(now) + timedelta(days=1)
        return opening if now < opening else time.opens_on(tomorrow)
    if reach is Reach.TOGETHER and last_at and last_at + WINDOW > now:
        return time.next_open(last_at + WINDOW)
    return time.next_open(now)


def until(reach: Reach, time: WorkingTime, now: datetime) -> datetime:
    """What is due by then goes into the same message."""
    if reach is Reach.DAILY:
        return time.start_of(time.local_day(now) + timedelta(days=1)) - timedelta(seconds=1)
    return now + WINDOW if reach is Reach.TOGETHER else now
