"""A calendar that somebody filled in, and at which field it cannot be."""

from datetime import date

from pydantic import ValidationError

from gates.refusal import Refusal
from gates.working_time.calendar import Calendar
from handlers.slack.answers import Answers
from handlers.slack.hours import chosen_quiet
from messages.ids import Field
from messages.settings.calendar import DAYS
from messages.settings.weeks import WEEKS

FIELD_OF = {
    "zone": Field.TIME_ZONE, "opens_at": Field.OPENS, "closes_at": Field.CLOSES, "country": Field.COUNTRY,
    "region": Field.REGION, "closed_on": Field.CLOSED_ON,
}  # fmt: skip


def wanted_calendar(answers: Answers, was: Calendar) -> Calendar:
    week = WEEKS.get(answers.choice(Field.WEEKDAY), was.days)
    country, region = chosen_holidays(answers)
    try:
        return Calendar(
            zone=answers.line(Field.TIME_ZONE, 60),
            days=week,
            opens_at=answers.choice(Field.OPENS),
            closes_at=answers.choice(Field.CLOSES),
            country=country,
            region=region,
            closed_on=closed_days(answers),
            quiet=chosen_quiet(answers) if answers.has(Field.QUIET_SINCE) else was.quiet,
        )
    except ValidationError as error:
        raise refusal_of(error) from None


def chosen_holidays(answers: Answers) -> tuple[str | None, str | None]:
    """Country and region."""
    country = answers.optional_text(Field.COUNTRY, 2)
    return country.upper() if country else None, answers.optional_text(Field.REGION, 30)


def closed_days(answers: Answers) -> tuple[date, ...]:
    typed = answers.optional_text(Field.CLOSED_ON, DAYS) or ""
    try:
        return tuple(sorted({date.fromisoformat(each) for each in typed.replace(",", " ").split()}))
    except ValueError:
        raise Refusal("Write each day like 2026-12-24, with commas between.", field=Field.CLOSED_ON) from None


def refusal_of(error: ValidationError) -> Refusal:
    found = error.errors()[0]
    place = str(found["loc"][0]) if found["loc"] else "country" if "region" in found["msg"] else "closes_at"
    field = FIELD_OF.get(place, Field.CLOSES)
    if "public holidays" in found["msg"] or "country" in found["msg"]:
        field = Field.COUNTRY
    return Refusal(f"This cannot be: {found['msg'].removeprefix('Value error, ')}.", field=field)
