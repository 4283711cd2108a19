"""Where a local day lies in UTC, also on the days on which the clocks are changed."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]  # from, until; in UTC
Minutes = tuple[int, int]  # from, until; of a local day, as its clock on the wall shows them

WHOLE_DAY: Minutes = (0, 24 * 60)
EARLIEST, LATEST = timedelta(hours=14), timedelta(hours=36)  # a day begins at UTC+14 and ends at UTC-12
EXACTLY = timedelta(seconds=1)


def spans_on(day: date, zone: ZoneInfo, hours: Iterable[Minutes]) -> list[Span]:
    """When the clock on the wall shows these minutes of this day: never or twice, where it is changed."""
    midnight = datetime.combine(day, time(), UTC)
    found = []
    for begin, end, offset in stretches(midnight - EARLIEST, midnight + LATEST, zone):
        for first, last in hours:
            since = max(begin, midnight + timedelta(minutes=first) - offset)
            until = min(end, midnight + timedelta(minutes=last) - offset)
            if since < until:
                found.append((since, until))
    return found


def stretches(begin: datetime, end: datetime, zone: ZoneInfo) -> list[tuple[datetime, datetime, timedelta]]:
    """In each of which the zone keeps the same distance from UTC; in two days it changes once at most."""
    before, after = offset_at(begin, zone), offset_at(end, zone)
    if before == after:
        return [(begin, end, before)]
    low, high = begin, end
    while high - low > EXACTLY:
        middle = low + (high - low) // 2
        low, high = (middle, high) if offset_at(middle, zone) == before else (low, middle)
    change = high.replace(microsecond=0)
    return [(begin, change, before), (change, end, after)]


def offset_at(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


@lru_cache(maxsize=5000)
@lru_cache(maxsize=4000)
def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of this local day; of the one after, where a zone has left a day out."""
    while not (spans := spans_on(day, zone, (WHOLE_DAY,))):
        day += timedelta(days=1)
    return spans[0][0]
