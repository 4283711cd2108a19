"""When the next status digest goes: the hour on the client's wall, whatever the clocks do."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from gates.digests.planning import hours_before
from gates.digests.records import DigestSettings
from gates.digests.slots import next_slot
from gates.process_files.digests import Cadence, Language
from gates.working_time.calendar import Weekday
from gates.working_time.working_time import STANDARD, WorkingTime

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
)
START, YEARS = datetime(2026, 1, 1, tzinfo=UTC), 4 * 366 * 24 * 3600
MOMENTS = st.integers(0, YEARS).map(lambda seconds: START + timedelta(seconds=seconds))
REGULAR = st.sampled_from([Cadence.DAILY, Cadence.WEEKLY, Cadence.TWO_WEEKS])
SETTINGS = st.builds(
    DigestSettings,
    number=st.just(1),
    cadence=REGULAR,
    weekday=st.sampled_from(Weekday),
    hour=st.integers(0, 23),
    time_zone=st.sampled_from(ZONES),
    to_channel=st.just(True),
    mail_to=st.none(),
    language=st.just(Language.ENGLISH),
    goes_by_itself=st.just(False),
    preview_hours=st.integers(1, 40),
    set_at=MOMENTS,
    set_by=st.just("U1"),
)


@given(SETTINGS, MOMENTS)
def test_it_is_the_first_hour_of_the_cadence_after_that_moment(
    settings: DigestSettings, after: datetime
) -> None:
    """Held against a slow look at every hour."""
    slot = next_slot(settings, after, STANDARD)
    assert slot is not None
    assert slot > after
    zone = ZoneInfo(settings.time_zone)
    assert fits(settings, slot, zone)
    hour = after.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    earlier = [each for n in range(24 * 15) if (each := hour + timedelta(hours=n)) < slot]
    minutes = (timedelta(), timedelta(minutes=30))  # zones differ by halves of hours too
    assert not [
        each for each in earlier for m in minutes if each + m < slot and fits(settings, each + m, zone)
    ]


def fits(settings: DigestSettings, at: datetime, zone: ZoneInfo) -> bool:
    local = at.astimezone(zone)
    naive = local.replace(tzinfo=None)
    # On the day on which the clocks are put forward the hour may be one that there is not.
    skipped = datetime.combine(naive.date(), naive.time().replace(hour=settings.hour, minute=0)).replace(
        tzinfo=zone
    )
    exists = skipped.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == skipped.replace(tzinfo=None)
    if exists and (local.hour, local.minute, local.fold) != (settings.hour, 0, 0):
        return False
    if not exists and at != skipped.astimezone(UTC):
        return False
    weekday = list(Weekday)[local.weekday()]
    if settings.cadence is Cadence.DAILY:
        return local.weekday() < 5
    if settings.cadence is Cadence.WEEKLY:
        return weekday is settings.weekday
    begun = settings.set_at.astimezone(zone).date()
    first = next(
        day
        for n in range(15)
        if list(Weekday)[(day := begun + timedelta(days=n)).weekday()] is settings.weekday
        and datetime(day.year, day.month, day.day, settings.hour, tzinfo=zone).astimezone(UTC)
        > settings.set_at
    )
    return weekday is settings.weekday and (local.date() - first).days % 14 == 0


@given(SETTINGS, MOMENTS, st.integers(1, 30))
def test_two_slots_of_two_weeks_lie_two_weeks_apart(
    settings: DigestSettings, after: datetime, times: int
) -> None:
    settings.cadence = Cadence.TWO_WEEKS
    zone = ZoneInfo(settings.time_zone)
    slot = next_slot(settings, after, STANDARD)
    assert slot is not None
    for _ in range(times):
        following = next_slot(settings, slot, STANDARD)
        assert following is not None
        assert (following.astimezone(zone).date() - slot.astimezone(zone).date()).days == 14
        slot = following


def test_no_calendar_decides_for_each_gate_and_never() -> None:
    settings = DigestSettings(
        1, Cadence.NEVER, Weekday.FRIDAY, 10, "UTC", True, None, Language.ENGLISH, False, 4,
        datetime(2027, 1, 1, tzinfo=UTC), "U1",
    )  # fmt: skip
    assert next_slot(settings, settings.set_at, STANDARD) is None
    settings.cadence = Cadence.EACH_GATE
    assert next_slot(settings, settings.set_at, STANDARD) is None


@given(MOMENTS, st.integers(1, 40), st.sampled_from(ZONES))
def test_the_preview_leaves_exactly_its_working_hours(moment: datetime, hours: int, zone: str) -> None:
    working = WorkingTime(zone=ZoneInfo(zone))
    shown = hours_before(moment, hours, working)
    assert shown <= moment
    assert working.elapsed(shown, moment) == timedelta(hours=hours)
    assert working.elapsed(shown + timedelta(minutes=1), moment) < timedelta(hours=hours)
