"""Times of the day to choose from, in half hours."""

from messages import fields
from messages.limits import Json

HALF_HOURS = [f"{half // 2:02}:{half % 2 * 30:02}" for half in range(48)]
UNSET = "unset"


def time_choice(key: str, label: str, chosen: str | None, *, unset: str) -> Json:
    """`unset` is what it is called when no time is chosen. One from elsewhere, such as 8:15, stays."""
    padded = chosen and chosen.zfill(len("00:00"))
    times = sorted({*HALF_HOURS, *([padded] if padded else [])})
    return fields.select(key, label, [(UNSET, unset), *((t, t) for t in times)], initial=padded or UNSET)
