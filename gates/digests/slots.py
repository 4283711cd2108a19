"""When the next status digest goes, by the clock on the client's wall."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from gates.digests.records import DigestSettings
from gates.process_files.digests import Cadence
from gates.working_time.calendar import Weekday
from gates.working_time.working_time import WorkingTime

LONGEST_AHEAD = 30  # days; two weeks, or a long holiday


def next_slot(settings: DigestSettings, after: datetime, working: WorkingTime) -> datetime | None:
    """The first hour of the cadence that lies after this moment; None where no calendar decides.

    `working` tells which days a daily digest leaves out.
    """
    zone = ZoneInfo(settings.time_zone)
    day = after.astimezone(zone).date()
    for ahead in range(LONGEST_AHEAD):
        candidate = day + timedelta(days=ahead)
        slot = at_hour(candidate, settings.hour, zone)
        if slot > after and falls_on(settings, candidate, zone, working):
            return slot
    return None


def falls_on(settings: DigestSettings, day: date, zone: ZoneInfo, working: WorkingTime) -> bool:
    match settings.cadence:
        case Cadence.DAILY:
            return working.is_business_day(day)
        case Cadence.WEEKLY:
            return day.weekday() == number_of(settings.weekday)
        case Cadence.TWO_WEEKS:
            return (day - first_day(settings, zone)).days % 14 == 0
    return False


def first_day(settings: DigestSettings, zone: ZoneInfo) -> date:
    """The weekday from which two weeks are counted: the first one whose hour came after it was set."""
    begun = settings.set_at.astimezone(zone).date()
    day = begun + timedelta(days=(number_of(settings.weekday) - begun.weekday()) % 7)
    return day if at_hour(day, settings.hour, zone) > settings.set_at else day + timedelta(days=7)


def number_of(weekday: Weekday) -> int:
    return list(Weekday).index(weekday)


def at_hour(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """An hour that the clocks leave out is taken as if they had not been changed yet."""
    return datetime.combine(day, time(hour), zone).astimezone(UTC)
