"""Takes in the submitted forms of the delivery record."""

from datetime import date
from typing import Any

from gates.delivery import Delivery
from gates.records.recording import NewAction
from gates.refusal import Refusal
from handlers.acts import recording, steering
from handlers.slack.answers import Answers
from handlers.slack.channels import check_privacy, check_reach
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.privacy import PRIVATE
from messages.ids import ACTION_DUE, ACTION_OWNER, ACTION_TEXT, FORECAST, HOLDER, TARGET, Field
from messages.record_view import record_view

Ack = dict[str, Any] | None


def save_milestones(visit: Visit, answers: Answers) -> Ack:
    targets = {key: answers.optional_day(f"{TARGET}{key}") for key in answers.rows(TARGET)}
    forecasts = {key: answers.optional_day(f"{FORECAST}{key}") for key in answers.rows(FORECAST)}
    reason = answers.optional_reason()
    recording.plan_milestones(
        visit.desk, visit.click, visit.ref, targets=targets, forecasts=forecasts, reason=reason
    )
    return None


def save_triggers(visit: Visit, answers: Answers) -> Ack:
    days = answers.number(Field.ACCEPTABLE_DELAY_DAYS, 0, 365)
    recording.set_triggers(
        visit.desk, visit.click, visit.ref, days, answers.text(Field.ESCALATE_WHEN, fields.REASON)
    )
    return None


def save_feedback(visit: Visit, answers: Answers) -> Ack:
    satisfaction = (
        answers.number(Field.SATISFACTION, 1, 5) if answers.optional_choice(Field.SATISFACTION) else None
    )
    text, given_by = answers.text(Field.FEEDBACK, fields.COMMENT), answers.line(Field.GIVEN_BY, fields.NAME)
    recording.record_feedback(
        visit.desk, visit.click, visit.ref, text=text, satisfaction=satisfaction, given_by=given_by
    )
    return None


def save_review(visit: Visit, answers: Answers) -> Ack:
    recording.write_review(
        visit.desk,
        visit.click,
        visit.ref,
        went_well=answers.text(Field.WENT_WELL, fields.REVIEW),
        went_badly=answers.text(Field.WENT_BADLY, fields.REVIEW),
        lessons=answers.text(Field.LESSONS, fields.REVIEW),
        actions=actions_in(answers),
    )
    return None


def actions_in(answers: Answers) -> list[NewAction]:
    """The rows that were filled in; each action has an owner and a due date."""
    found = []
    for row in answers.rows(ACTION_TEXT):
        text, owner, due = f"{ACTION_TEXT}{row}", f"{ACTION_OWNER}{row}", f"{ACTION_DUE}{row}"
        if words := answers.optional_text(text, fields.SENTENCE):
            found.append(NewAction(words, answers.person(owner), answers.day(due)))
        elif answers.optional_person(owner) or answers.optional_day(due):
            raise Refusal("Say what the action is, or clear its person and date.", text)
    return found


def finish_review_action(visit: Visit) -> None:
    recording.finish_review_action(visit.desk, visit.click, visit.ref)
    if visit.in_modal:
        visit.redraw(record_view(delivery_of(visit, visit.ref), visit.click.at))


def save_skip(visit: Visit, answers: Answers) -> Ack:
    steering.skip_phase(visit.desk, visit.click, visit.ref, answers.text(Field.REASON, fields.REASON))
    return None


def save_details(visit: Visit, answers: Answers) -> Ack:
    internal = answers.optional_channel(Field.INTERNAL_CHANNEL)
    if internal is None:
        raise Refusal("Please choose a channel.", field=Field.INTERNAL_CHANNEL)
    delivery = delivery_of(visit, visit.ref)
    has_client = delivery.process.client_role() is not None
    client_channel = answers.optional_channel(Field.CLIENT_CHANNEL) if has_client else None
    if internal != delivery.internal_channel:
        check_reach(visit, internal, Field.INTERNAL_CHANNEL)
    if client_channel and client_channel != delivery.client_channel:
        check_reach(visit, client_channel, Field.CLIENT_CHANNEL)
    changes: dict[str, str | date | None] = {
        "name": answers.line(Field.NAME, fields.NAME),
        "client": answers.line(Field.CLIENT, fields.NAME) if has_client else None,
        "scope": answers.text(Field.SCOPE, fields.SCOPE),
        "agreed_on": answers.day(Field.AGREED_ON),
        "internal_channel": internal,
        "client_channel": client_channel,
    }
    private = private_in(answers, delivery)
    if private and (not delivery.private or internal != delivery.internal_channel):
        check_privacy(visit, internal)
    steering.change_details(visit.desk, visit.click, visit.ref, changes, private=private)
    return None


def private_in(answers: Answers, delivery: Delivery) -> bool:
    """As it is where nothing was chosen."""
    chosen = answers.optional_choice(Field.PRIVACY)
    return delivery.private if chosen is None else chosen == PRIVATE


def save_holders(visit: Visit, answers: Answers) -> Ack:
    holders = {role: answers.people(f"{HOLDER}{role}") for role in answers.rows(HOLDER)}
    steering.change_holders(visit.desk, visit.click, visit.ref, holders)
    return None


def save_cancel(visit: Visit, answers: Answers) -> Ack:
    steering.cancel(visit.desk, visit.click, visit.ref, answers.text(Field.REASON, fields.REASON))
    return None


def end_runs(visit: Visit) -> None:
    steering.end_runs(visit.desk, visit.click, visit.ref)


def close(visit: Visit) -> None:
    steering.close(visit.desk, visit.click, visit.ref)
