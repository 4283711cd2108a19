"""`/gate mode`: another way of working, with the reason."""

from typing import Any

from gates.records.choosing_mode import refuse_changing_mode
from gates.records.delivery_mode import Mode
from gates.refusal import Refusal
from handlers.acts import steering
from handlers.slack.answers import Answers
from handlers.slack.record_forms import open_form
from handlers.slack.visit import Visit
from messages import fields
from messages.ids import Field
from messages.modes import mode_form
from messages.refs import Ref


def open_mode(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, lambda d, v: refuse_changing_mode(d, v.click.by), mode_form)


def save_mode(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    reason = answers.text(Field.REASON, fields.REASON)
    steering.change_mode(visit.desk, visit.click, visit.ref, chosen_mode(answers), reason)
    return None


def chosen_mode(answers: Answers) -> Mode:
    value = answers.choice(Field.MODE)
    if value not in list(Mode):
        raise Refusal("Please choose one of the delivery modes.", field=Field.MODE)
    return Mode(value)
