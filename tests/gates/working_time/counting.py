"""Working time counted minute by minute: slow, and plain to see that it is right."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from gates.working_time.public_holidays import Holidays
from gates.working_time.working_time import WorkingTime, open_minutes

MINUTE = timedelta(minutes=1)

# Zones with all that is odd: half hours and quarters, a change by half an hour, changes at midnight,
# a day that was left out, and the ends of the world.
ZONES = [
    "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo",
    "Asia/Beirut", "Pacific/Kiritimati", "Pacific/Apia", "America/Havana", "America/Scoresbysund",
]  # fmt: skip

# Days around which the clocks are changed in one of them.
CHANGES = [
    date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1), date(2026, 4, 5),
    date(2026, 10, 4), date(2026, 4, 24), date(2026, 10, 29), date(2011, 12, 30), date(2024, 3, 31),
]  # fmt: skip

HOLIDAYS = [Holidays(), Holidays("DE", "BY"), Holidays(own=frozenset(CHANGES[:3]))]


def open_in(minute: datetime, w: WorkingTime) -> bool:
    local = minute.astimezone(w.zone)
    day, clock = local.date(), local.time().replace(second=0, microsecond=0)
    if day.weekday() not in w.days or day in w.holidays:
        return False
    in_hours = w.opens <= clock and (clock < w.closes or w.closes == time())
    return in_hours and not (w.quiet and is_quiet(clock, *w.quiet))


def is_quiet(clock: time, since: time, until: time) -> bool:
    return since <= clock < until if since < until else clock >= since or clock < until


def minutes_between(start: datetime, end: datetime, w: WorkingTime) -> int:
    count = int((end - start) / MINUTE)
    return sum(open_in(start + n * MINUTE, w) for n in range(count))


clock_times = st.builds(lambda quarter: time(quarter // 4, quarter % 4 * 15), st.integers(0, 95))


@st.composite
def working_times(draw: st.DrawFn) -> WorkingTime:
    opens, closes = draw(clock_times), draw(clock_times)
    quiet = draw(st.none() | st.tuples(clock_times, clock_times))
    if not open_minutes(opens, closes, None):
        opens, closes = (closes, opens) if opens != closes else (time(8), time(18))
    return WorkingTime(
        zone=ZoneInfo(draw(st.sampled_from(ZONES))),
        days=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        opens=opens,
        closes=closes,
        holidays=draw(st.sampled_from(HOLIDAYS)),
        quiet=quiet if open_minutes(opens, closes, quiet) else None,
    )


moments = st.builds(
    lambda day, minutes: datetime.combine(day, time(), UTC) + minutes * MINUTE,
    st.sampled_from(CHANGES) | st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(-3 * 1440, 2 * 1440),
)
