"""Buttons and forms about nudges: not now, not me, and how somebody wants to be reached."""

from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from gates.nudges.policy import NudgePolicy
from gates.nudges.reach import Reach
from gates.nudges.timing import policy_of
from gates.refusal import Refusal
from gates.working_time.calendar import Calendar, QuietHours, Weekday
from handlers.acts import nudging, preferring
from handlers.slack import delegations
from handlers.slack.answers import Answers
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages.forms.nudges import AS_USUAL, policy_form, reach_form, snooze_form
from messages.ids import Field
from messages.nudges.card import DATE, HOUR
from messages.refs import Ref
from messages.settings.forms import HALF_HOURS

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
    opens, closes = (chosen_time(answers, field) for field in (Field.OPENS, Field.CLOSES))
    since, until = (chosen_time(answers, field) for field in (Field.QUIET_SINCE, Field.QUIET_UNTIL))
    both_or_none(opens, closes, Field.CLOSES, "Choose from when and until when you work, or neither.")
    both_or_none(since, until, Field.QUIET_UNTIL, "Choose from when and until when it is quiet, or neither.")
    days = tuple(each for each in Weekday if each in answers.choices(Field.WEEKDAY, len(Weekday)))
    quiet = QuietHours(since=since, until=until) if since and until else None
    return checked_hours(days, opens, closes, quiet)


def chosen_time(answers: Answers, field: Field) -> str | None:
    value = answers.optional_choice(field) or AS_USUAL
    if value not in (AS_USUAL, *HALF_HOURS):
        raise Refusal("Please choose one.", field=field)
    return None if value == AS_USUAL else value


def both_or_none(begin: str | None, end: str | None, field: Field, sentence: str) -> None:
    if (begin is None) != (end is None):
        raise Refusal(sentence, field=field)


def checked_hours(
    days: tuple[Weekday, ...], opens: str | None, closes: str | None, quiet: QuietHours | None
) -> Calendar | None:
    if not (days or opens or quiet):
        return None
    try:
        return Calendar(days=days or None, opens_at=opens, closes_at=closes, quiet=quiet)
    except ValidationError:
        sentence = "No working hours are left. Choose a later end, or shorter quiet hours."
        raise Refusal(sentence, field=Field.CLOSES) from None


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
