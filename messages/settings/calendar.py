"""The fields of a calendar, of the workspace or of one delivery."""

from datetime import time

from gates.working_time.calendar import Calendar, working_time
from messages import fields
from messages.blocks import section
from messages.hours import HALF_HOURS, time_choice
from messages.ids import Field, Form
from messages.limits import Json
from messages.settings.weeks import WEEKS, week_of, weeks
from messages.views import form

DAYS = 300  # characters of a list of closed days


def calendar_form(calendar: Calendar | None) -> Json:
    blocks = [
        section(
            "It counts for every person, delivery and process that has no working time of its own: first a"
            " person's, then the delivery's, then that of its process, then this one."
        ),
        *calendar_fields(calendar),
    ]
    return form(Form.SETTINGS_CALENDAR, "Working time", "Save", blocks, "")


def calendar_fields(calendar: Calendar | None, *, unset: str = "None", empty: str = "") -> list[Json]:
    """`unset` is what no quiet hours are called; `empty`: what follows where a field is left empty."""
    now = working_time(calendar)
    set_days = (calendar.days if calendar else None) or WEEKS["Monday to Friday"]
    quiet = calendar.quiet if calendar else None
    days_off = calendar.closed_on if calendar else ()
    return [
        fields.text(
            Field.TIME_ZONE, "Time zone", most=60, initial=str(now.zone),
            hint="For example Europe/Berlin or America/New_York",
        ),
        fields.select(
            Field.WEEKDAY, "Working days", [(week, week) for week in weeks(set_days)],
            initial=week_of(set_days),
        ),
        half_hour(Field.OPENS, "From", now.opens),
        half_hour(Field.CLOSES, "Until", now.closes),
        time_choice(Field.QUIET_SINCE, "Quiet hours from", quiet.since if quiet else None, unset=unset),
        time_choice(Field.QUIET_UNTIL, "Quiet hours until", quiet.until if quiet else None, unset=unset),
        *holiday_fields(calendar, empty),
        fields.text(
            Field.CLOSED_ON, "Other days off", most=DAYS, optional=True,
            initial=", ".join(day.isoformat() for day in days_off), hint="For example 2026-12-24, 2026-12-31",
        ),
    ]  # fmt: skip


def holiday_fields(calendar: Calendar | None, empty: str = "") -> list[Json]:
    country, region = (calendar.country, calendar.region) if calendar else (None, None)
    return [
        fields.text(
            Field.COUNTRY, "Country whose public holidays are kept", most=2, initial=country, optional=True,
            hint=f"Two letters, for example DE, AT or US{empty}",
        ),
        fields.text(
            Field.REGION, "Its region", most=30, initial=region, optional=True, hint="For example BY or CA"
        ),
    ]  # fmt: skip


def half_hour(key: Field, label: str, now: time) -> Json:
    shown = f"{now:%H:%M}"
    choices = sorted({*HALF_HOURS, shown})
    return fields.select(key, label, [(each, each) for each in choices], initial=shown)
