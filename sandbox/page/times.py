"""Moments as a person reads them: in their own time zone, in words."""

import re
from datetime import date, datetime, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TOKEN = re.compile(r"\{(\w+)\}")


def clock_time(moment: datetime, *, seconds: bool = False) -> str:
    """Like 2:05 PM."""
    hour = moment.hour % 12 or 12
    exact = f":{moment.second:02}" if seconds else ""
    return f"{hour}:{moment.minute:02}{exact} {'AM' if moment.hour < 12 else 'PM'}"


def nth(day: int) -> str:
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def long_date(day: date) -> str:
    return f"{DAYS[day.weekday()]}, {MONTHS[day.month - 1]} {nth(day.day)}"


def day_heading(day: date, today: date) -> str:
    """What stands over the messages of one day."""
    near = near_name(day, today)
    if near:
        return near.capitalize()
    return long_date(day) if day.year == today.year else f"{long_date(day)}, {day.year}"


def near_name(day: date, today: date) -> str | None:
    names = {timedelta(0): "today", timedelta(days=-1): "yesterday", timedelta(days=1): "tomorrow"}
    return names.get(day - today)


def ago(moment: datetime, now: datetime) -> str:
    seconds = (now - moment).total_seconds()
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        count = int(abs(seconds) // size)
        if count:
            words = f"{count} {unit}{'s' if count > 1 else ''}"
            return f"{words} ago" if seconds > 0 else f"in {words}"
    return "just now"


def slack_date(moment: datetime, form: str, now: datetime) -> str:
    """Fill Slack's date tokens, as in "{date_pretty} at {time}"; moment and now are in the reader's zone.

    docs.slack.dev, "Date element": format strings. "Today" is capitalised where it opens the format (as
    jsx-slack found); so a sentence that runs on should stand inside the format: "since {date_pretty}".
    """
    tokens = _tokens(moment, now)
    text = TOKEN.sub(lambda found: tokens.get(found[1], found[0]), form)
    return text[:1].upper() + text[1:] if form.startswith("{d") else text


def _tokens(moment: datetime, now: datetime) -> dict[str, str]:
    day = moment.date()
    month, year = MONTHS[day.month - 1], day.year
    dates = {
        "date": f"{month} {nth(day.day)}, {year}",
        "date_short": f"{month[:3]} {day.day}, {year}",
        "date_long": f"{long_date(day)}, {year}",
    }
    near = near_name(day, now.date())
    pretty = {f"{name}_pretty": near or words for name, words in dates.items()}
    return {
        **dates,
        **pretty,
        "day_divider_pretty": near or (long_date(day) if year == now.year else dates["date_long"]),
        "date_num": day.isoformat(),
        "date_slash": f"{day:%d/%m/%Y}",
        "date_long_full": f"{month} {day.day}, {year}",
        "time": clock_time(moment),
        "time_secs": clock_time(moment, seconds=True),
        "ago": ago(moment, now),
    }
