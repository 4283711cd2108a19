"""How somebody is nudged; until when not; and how often in a delivery."""

from datetime import date

from gates.delivery import Delivery
from gates.nudges.policy import NudgePolicy
from gates.nudges.reach import Preferences, Reach
from gates.working_time.calendar import Calendar, Weekday
from gates.working_time.working_time import WorkingTime
from messages import fields
from messages.blocks import section, section_of
from messages.hours import time_choice
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import line
from messages.refs import Ref
from messages.settings.calendar import holiday_fields
from messages.settings.weeks import week_of
from messages.titles import delivery_title
from messages.views import form

USUAL = "As usual"
CHOICES = (
    (Reach.TOGETHER, "Together: one direct message an hour at most"),
    (Reach.AT_ONCE, "Each at once, in a direct message"),
    (Reach.DAILY, "One summary a day, when my work begins"),
    (Reach.CHANNEL, "Only in the channel, below the card"),
)


def reach_form(now: Preferences) -> Json:
    blocks = [
        section("You are reminded of what waits for you in your working hours, and not while you are away."),
        fields.radio(
            Field.REACH, "How shall it reach you?", [(e.value, w) for e, w in CHOICES],
            initial=now.reach.value,
        ),
        section(f"As far as is known you are at work in *{line(now.time.zone.key)}* {hours_line(now.time)}."
                " The zone is the one of your Slack profile. What you choose here goes first; then comes what"
                " is set for a delivery, then its process, then the workspace."),
        *hours_fields(now.hours),
    ]  # fmt: skip
    return form(Form.NUDGES, "My reminders", "Save", blocks, "")


def hours_line(time: WorkingTime) -> str:
    days = week_of([day for number, day in enumerate(Weekday) if number in time.days])
    quiet = f", with quiet hours from {time.quiet[0]:%H:%M} to {time.quiet[1]:%H:%M}" if time.quiet else ""
    place = "-".join(filter(None, (time.holidays.country, time.holidays.region)))
    holidays = f", without the public holidays of {place}" if place else ""
    return f"({line(days)}, {time.opens:%H:%M} to {time.closes:%H:%M}{quiet}{holidays})"


def hours_fields(hours: Calendar | None) -> list[Json]:
    own = hours or Calendar()
    quiet = own.quiet
    days = [(day.value, day.value.capitalize()) for day in Weekday]
    return [
        fields.checks(
            Field.WEEKDAY, "On which days do you work?", days, initial=own.days or (),
            hint="None ticked: on the usual ones.",
        ),
        time_choice(Field.OPENS, "You work from", own.opens_at, unset=USUAL),
        time_choice(Field.CLOSES, "You work until", own.closes_at, unset=USUAL),
        time_choice(Field.QUIET_SINCE, "Quiet hours from", quiet.since if quiet else None, unset=USUAL),
        time_choice(Field.QUIET_UNTIL, "Quiet hours until", quiet.until if quiet else None, unset=USUAL),
        *holiday_fields(own, ". Empty: as usual"),
    ]  # fmt: skip


def snooze_form(delivery: Delivery, ref: Ref, tomorrow: date) -> Json:
    blocks = [
        section_of(delivery_title(delivery), "You are reminded again when your work begins on that day."),
        fields.day(Field.UNTIL, "Until", initial=tomorrow),
    ]
    return form(Form.SNOOZE, "Snooze", "Snooze", blocks, ref.dump())


def policy_form(delivery: Delivery, policy: NudgePolicy) -> Json:
    blocks = [
        section_of(delivery_title(delivery), "Hours are working hours of the person who is reminded."),
        *[
            fields.number(key, label, least=least, most=most, initial=now)
            for key, label, least, most, now in numbers(policy)
        ],
    ]
    return form(Form.NUDGE_POLICY, "Reminders", "Save", blocks, Ref.to(delivery).dump())


def numbers(policy: NudgePolicy) -> list[tuple[str, str, int, int, int]]:
    """Each field with its label, its limits and what stands in it."""
    return [
        (Field.FIRST_AFTER, "First reminder after so many hours", 1, 400, policy.first_after_hours),
        (Field.THEN_EVERY, "Then every so many hours", 1, 400, policy.then_every_hours),
        (Field.AT_MOST, "So many times at most (0: nobody is reminded)", 0, 50, policy.at_most),
        (Field.BEFORE_DUE, "So many working days before a due date, too", 0, 30, policy.before_due_days),
    ]
