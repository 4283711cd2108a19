"""Buttons and forms about nudges: not now, not me, and how somebody wants to be reached."""

from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from gates.nudges.policy import NudgePolicy
from gates.nudges.reach import Reach
from gates.nudges.timing import policy_of
from gates.refusal import Refusal
from gates.working_time.calendar import Calendar, Weekday
from handlers.acts import nudging, preferring
from handlers.slack import delegations
from handlers.slack.answers import Answers
from handlers.slack.calendar_answers import chosen_holidays, refusal_of
from handlers.slack.hours import chosen_quiet, chosen_span
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages.forms.nudges import policy_form, reach_form, snooze_form
from messages.ids import Field
from messages.nudges.card import DATE, HOUR
from messages.refs import Ref

Ack = dict[str, Any] | None


def snooze(visit: Visit) -> None:
    ref, at = visit.ref, visit.click.at
    time = preferring.preferences_of(visit.desk, visit.click).time
    tomorrow = time.local_day(at) + timedelta(days=1)
    if ref.verb == DATE:
        visit.show(snooze_form(delivery_of(visit, ref), ref, tomorrow))
        return
    end: datetime = at + timedelta(hours=1) if ref.verb == HOUR else time.opens_on(tomorrow)
    nudging.snooze(visit.desk, visit.click, ref, end)


def save_snooze(visit: Visit, answers: Answers) -> Ack:
    day = answers.day(Field.UNTIL)
    time = preferring.preferences_of(visit.desk, visit.click).time
    if day <= time.local_day(visit.click.at):
        raise Refusal("Choose a day after today.", field=Field.UNTIL)
    nudging.snooze(visit.desk, visit.click, visit.ref, time.opens_on(day))
    return None


def decline(visit: Visit) -> None:
    nudging.decline(visit.desk, visit.click, visit.ref)


def hand_on(visit: Visit) -> None:
    delegations.open_delegation(visit, visit.ref)


def open_reach(visit: Visit) -> None:
    visit.show(reach_form(preferring.preferences_of(visit.desk, visit.click)))


def save_reach(visit: Visit, answers: Answers) -> Ack:
    chosen = answers.choice(Field.REACH)
    if chosen not in list(Reach):
        raise Refusal("Please choose one.", field=Field.REACH)
    preferring.set_preferences(visit.desk, visit.click, Reach(chosen), own_hours(answers))
    return None


def own_hours(answers: Answers) -> Calendar | None:
    """None where everything is left as usual."""
    opens, closes = chosen_span(answers, Field.OPENS, Field.CLOSES, "you work") or (None, None)
    days = tuple(each for each in Weekday if each in answers.choices(Field.WEEKDAY, len(Weekday)))
    country, region = chosen_holidays(answers)
    try:
        hours = Calendar(
            days=days or None, opens_at=opens, closes_at=closes, quiet=chosen_quiet(answers),
            country=country, region=region,
        )  # fmt: skip
    except ValidationError as error:
        refusal = refusal_of(error)
        sentence = "No working hours are left. Choose a later end, or shorter quiet hours."
        raise Refusal(sentence, field=Field.CLOSES) if refusal.field == Field.CLOSES else refusal from None
    return None if hours == Calendar() else hours


def open_policy(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    delivery.must_not_be_over()
    delivery.must_manage(visit.click.by, "change how often people are nudged")
    visit.show(policy_form(delivery, policy_of(delivery)))


def save_policy(visit: Visit, answers: Answers) -> Ack:
    nudging.set_policy(visit.desk, visit.click, visit.ref, policy_in(answers))
    return None


def policy_in(answers: Answers) -> NudgePolicy:
    return NudgePolicy(
        first_after_hours=answers.number(Field.FIRST_AFTER, 1, 400),
        then_every_hours=answers.number(Field.THEN_EVERY, 1, 400),
        at_most=answers.number(Field.AT_MOST, 0, 50),
        before_due_days=answers.number(Field.BEFORE_DUE, 0, 30),
    )
