"""Moving the time of the sandbox and of the bot that follows it, in the demo alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sandbox.people.acting import NotPossible
from sandbox.workspace import Workspace

MORNING = 9  # o'clock
SATURDAY = 5
NOT_FOLLOWED = (
    "The time can be moved in `gatehouse demo` alone, where the bot's clock follows. "
    "A bot of its own goes by the real time."
)


@dataclass(frozen=True, slots=True)
class Leap:
    """Where the clock can be moved to; moved is the moment that follows from another, None is real time."""

    name: str
    label: str
    moved: Callable[[datetime], datetime] | None


def next_working_morning(now: datetime) -> datetime:
    """Nine o'clock on the next day from Monday to Friday, on the wall of whoever asks."""
    day = now.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    while day <= now or day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def an_hour_on(now: datetime) -> datetime:
    """Of real time, also in the night in which the wall's clock is put forward."""
    return (now.astimezone(UTC) + timedelta(hours=1)).astimezone(now.tzinfo)


def a_week_on(now: datetime) -> datetime:
    return now + timedelta(weeks=1)


LEAPS = {
    leap.name: leap
    for leap in (
        Leap("hour", "+1 hour", an_hour_on),
        Leap("morning", "Next working morning", next_working_morning),
        Leap("week", "+1 week", a_week_on),
        Leap("now", "Back to now", None),
    )
}


def leap_named(name: str) -> Leap | None:
    return LEAPS.get(name)


def move(ws: Workspace, leap: Leap, zone: str) -> None:
    """Raises NotPossible where no bot follows this clock."""
    if ws.clock.shared is None:
        raise NotPossible(NOT_FOLLOWED)
    if leap.moved is None:
        ws.clock.go_back()
        ws.limits.buckets.clear()  # they would wait for the time at which they were filled
        return
    now = datetime.fromtimestamp(ws.clock.now(), ZoneInfo(zone))
    ws.clock.advance(leap.moved(now).timestamp() - now.timestamp())
