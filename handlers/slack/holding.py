"""Holding a delivery, resuming it, and reopening a closed one."""

from typing import Any

from gates.delivery import Delivery
from gates.phases.reopening import must_be_closed, must_be_free_to_reopen
from gates.refusal import Refusal
from handlers.acts import steering
from handlers.slack.answers import Answers
from handlers.slack.reading import delivery_of
from handlers.slack.record_forms import managers_only, open_form
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.hold import hold_form, reopen_form, resume_form
from messages.ids import Field
from messages.refs import Ref

Ack = dict[str, Any] | None


def open_hold(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, managers_only("put it on hold"), hold_form)


def open_resume(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, may_resume, resume_form)


def may_resume(delivery: Delivery, visit: Visit) -> None:
    managers_only("resume it", on_hold=True)(delivery, visit)
    if delivery.on_hold is None:
        raise Refusal("This delivery is not on hold.")


def open_reopen(visit: Visit, ref: Ref) -> None:
    delivery = delivery_of(visit, ref)
    must_be_closed(delivery)
    must_be_free_to_reopen(delivery, visit.click.by)
    visit.show(reopen_form(delivery))


def save_hold(visit: Visit, answers: Answers) -> Ack:
    steering.hold(visit.desk, visit.click, visit.ref, answers.text(Field.REASON, fields.REASON))
    return None


def save_resume(visit: Visit, answers: Answers) -> Ack:
    steering.resume(visit.desk, visit.click, visit.ref, answers.text(Field.REASON, fields.REASON))
    return None


def save_reopen(visit: Visit, answers: Answers) -> Ack:
    phase, reason = answers.choice(Field.PHASE), answers.text(Field.REASON, fields.REASON)
    steering.reopen(visit.desk, visit.click, visit.ref, phase, reason)
    return None
