"""The clock in the sidebar, in words: what time it is for the bot, and where it can be moved."""

from datetime import UTC, datetime

from sandbox.clock import real_now
from sandbox.moving import Leap
from sandbox.page.reader import Reader
from sandbox.page.times import DAYS, MONTHS, clock_time


def clock_words(moment: datetime) -> str:
    """Like Mon, Jan 5, 9:00 AM."""
    return f"{DAYS[moment.weekday()][:3]}, {MONTHS[moment.month - 1][:3]} {moment.day}, {clock_time(moment)}"


def leap_words(leap: Leap, reader: Reader) -> str:
    """The moment at which somebody would arrive."""
    real = datetime.fromtimestamp(real_now(), UTC).astimezone(reader.zone)
    return clock_words(leap.moved(reader.now) if leap.moved else real)


def ahead_words(seconds: float) -> str:
    """The two largest units of how far the clock was moved, like 3 days 14 hours."""
    minutes = max(1, round(seconds / 60))
    parts = (("day", minutes // 1440), ("hour", minutes // 60 % 24), ("minute", minutes % 60))
    told = [f"{count} {unit}{'' if count == 1 else 's'}" for unit, count in parts if count]
    return " ".join(told[:2])
