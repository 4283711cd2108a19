"""Changing what is set for the workspace."""

from collections.abc import Mapping, Sequence
from datetime import time

from gates.process import Process
from gates.working_time.calendar import Calendar, working_time
from messages import fields
from messages.blocks import context, section
from messages.hours import HALF_HOURS, time_choice
from messages.ids import HOLDER, Field, Form
from messages.limits import VIEW_BLOCKS, Json
from messages.mrkdwn import line
from messages.refs import ProcessRef
from messages.settings.weeks import WEEKS, week_of, weeks
from messages.views import form

DAYS = 300  # characters of a list of closed days


def calendar_form(calendar: Calendar | None) -> Json:
    now = working_time(calendar)
    set_days = (calendar.days if calendar else None) or WEEKS["Monday to Friday"]
    quiet = calendar.quiet if calendar else None
    country, region = (calendar.country, calendar.region) if calendar else (None, None)
    blocks = [
        section("It counts for every delivery and person who has no working time of their own."),
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
        time_choice(Field.QUIET_SINCE, "Quiet hours from", quiet.since if quiet else None, unset="None"),
        time_choice(Field.QUIET_UNTIL, "Quiet hours until", quiet.until if quiet else None, unset="None"),
        fields.text(
            Field.COUNTRY, "Country whose public holidays are kept", most=2, initial=country, optional=True,
            hint="Two letters, for example DE, AT or US",
        ),
        fields.text(
            Field.REGION, "Its region", most=30, initial=region, optional=True, hint="For example BY or CA"
        ),
        fields.text(
            Field.CLOSED_ON, "Other days off", most=DAYS, optional=True,
            initial=", ".join(day.isoformat() for day in calendar.closed_on) if calendar else None,
            hint="For example 2026-12-24, 2026-12-31",
        ),
    ]  # fmt: skip
    return form(Form.SETTINGS_CALENDAR, "Working time", "Save", blocks, "")


def half_hour(key: Field, label: str, now: time) -> Json:
    shown = f"{now:%H:%M}"
    choices = sorted({*HALF_HOURS, shown})
    return fields.select(key, label, [(each, each) for each in choices], initial=shown)


def channel_form(channel: str | None) -> Json:
    blocks = [
        section(
            "A checkpoint is written each day when `GATEHOUSE_CHECKPOINT_KEY` is set. Posted into a channel,"
            " its hash proves later that nobody rewrote the record."
        ),
        fields.channel(
            Field.INTERNAL_CHANNEL, "Channel", initial=channel, optional=True, shared=False,
            hint="Leave it empty to post none. Gatehouse has to be in it.",
        ),
    ]  # fmt: skip
    return form(Form.SETTINGS_CHANNEL, "Checkpoints", "Save", blocks, "")


def archive_form(months: int | None) -> Json:
    blocks = [
        section(
            "A delivery that has been closed or cancelled for so long is written into a file of its own, with"
            " its record and its audit log, and then leaves lists, searches and the database. Whoever runs"
            " Gatehouse names the folder in `GATEHOUSE_ARCHIVE`."
        ),
        fields.text(
            Field.MONTHS, "Months after its end", most=3, optional=True,
            initial=str(months) if months else None, hint="Leave it empty to archive none by itself.",
        ),
    ]  # fmt: skip
    return form(Form.SETTINGS_ARCHIVE, "Archive", "Save", blocks, "")


def default_holders_form(process: Process, holders: Mapping[str, Sequence[str]]) -> Json:
    asked = {key: role for key, role in process.internal_roles() if not role.is_named}
    people = [
        fields.persons(HOLDER + key, role.name, hint=role.duty, initial=holders.get(key, ()), optional=True)
        for key, role in asked.items()
    ]
    blocks = [
        context(line(process.name)),
        section("Whoever starts a delivery sees them filled in, and may name others."),
        fields.text(
            Field.CLIENT, "Only for this client", most=fields.NAME, optional=True,
            hint="Leave it empty: for every client that has none of its own.",
        ),
        *people[: VIEW_BLOCKS - 3],
    ]  # fmt: skip
    ref = ProcessRef(process=process.key, version=process.version)
    return form(Form.SETTINGS_HOLDERS, "Who holds which role", "Save", blocks, ref.dump())
