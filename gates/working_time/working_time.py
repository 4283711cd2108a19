"""When work is done: a zone, the working days and hours, without holidays and quiet hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from gates.working_time.local_days import WHOLE_DAY, Minutes, Span, spans_on, start_of
from gates.working_time.public_holidays import Holidays

MONDAY_TO_FRIDAY = frozenset(range(5))
UTC = ZoneInfo("UTC")
NO_HOLIDAYS = Holidays()
DAY = timedelta(days=1)

Hours = tuple[time, time]  # from, until; until midnight is 00:00


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Every moment that goes in is aware; what comes out is in UTC."""

    zone: ZoneInfo = UTC
    days: frozenset[int] = MONDAY_TO_FRIDAY  # Monday is 0
    opens: time = time(9)
    closes: time = time(17)
    holidays: Holidays = NO_HOLIDAYS
    quiet: Hours | None = None  # out of the working hours; may go over midnight

    def __post_init__(self) -> None:
        if not self.days or not open_minutes(self.opens, self.closes, self.quiet):
            raise ValueError("no working hours are left: check the days, the hours and the quiet hours")

    def is_business_day(self, day: date) -> bool:
        return day.weekday() in self.days and day not in self.holidays

    def is_open(self, at: datetime) -> bool:
        return any(since <= at < until for since, until in self.spans(self.local_day(at)))

    def next_open(self, at: datetime) -> datetime:
        """This very moment while it is open, else when it opens next."""
        return next(self.spans_from(at))[0]

    def after_hours(self, start: datetime, hours: float) -> datetime:
        """When so many working hours have gone by since then, which may be the moment at which it closes."""
        left = timedelta(hours=hours)
        for since, until in self.spans_from(start):
            if until - since >= left:
                return since + left
            left -= until - since
        raise OverflowError("beyond the calendar")

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        """The working time between two moments. Raises ValueError when the end is before the start."""
        if end < start:
            raise ValueError("the end is before the start")
        found = timedelta()
        for since, until in self.spans_from(start):
            if since >= end:
                break
            found += min(until, end) - since
        return found

    def business_days_after(self, start: datetime, days: int) -> datetime:
        """When the local day begins that lies so many business days after that of `start`."""
        return start_of(self.business_day_after(self.local_day(start), days), self.zone)

    def business_day_after(self, start: date, days: int) -> date:
        """0 gives `start` itself, whatever day it is."""
        day = start
        while days > 0:
            day += DAY
            days -= self.is_business_day(day)
        return day

    def business_day_before(self, day: date, days: int) -> date:
        """So many business days earlier; 0 gives the day itself."""
        while days > 0:
            day -= DAY
            days -= self.is_business_day(day)
        return day

    def local_day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def start_of(self, day: date) -> datetime:
        return start_of(day, self.zone)

    def opens_on(self, day: date) -> datetime:
        """When work begins on this day, or on the next one on which there is any."""
        return self.next_open(start_of(day, self.zone))

    def spans(self, day: date) -> list[Span]:
        if not self.is_business_day(day):
            return []
        return spans_on(day, self.zone, open_minutes(self.opens, self.closes, self.quiet))

    def spans_from(self, at: datetime) -> Iterator[Span]:
        """All that is open from then on, in its order, without an end."""
        day = self.local_day(at)
        while True:
            yield from ((max(since, at), until) for since, until in self.spans(day) if until > at)
            day += DAY


@lru_cache(maxsize=2000)
def open_minutes(opens: time, closes: time, quiet: Hours | None) -> tuple[Minutes, ...]:
    """Of a working day."""
    begin, end = minute(opens), minute(closes) or WHOLE_DAY[1]
    cut = [(begin, end)] if begin < end else []
    for low, high in quiet_minutes(quiet):
        parts = [part for a, b in cut for part in ((a, min(b, low)), (max(a, high), b))]
        cut = [(a, b) for a, b in parts if a < b]
    return tuple(cut)


def quiet_minutes(quiet: Hours | None) -> list[Minutes]:
    if quiet is None:
        return []
    begin, end = minute(quiet[0]), minute(quiet[1])
    return [(begin, end)] if begin < end else [(0, end), (begin, WHOLE_DAY[1])]


def minute(at: time) -> int:
    return at.hour * 60 + at.minute


STANDARD = WorkingTime()  # where nobody has said anything
