"""Asking for an override, and the word of the second person."""

from typing import Any

from gates.refusal import Refusal
from gates.sign_offs.overriding import may_override
from handlers.acts import overriding
from handlers.slack.answers import Answers
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages import fields
from messages.ids import Field
from messages.overrides import override_form
from messages.refs import Ref


def open_override(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    gate = delivery.current
    if gate is None:
        raise Refusal("Every gate is settled, so nothing is left to override.")
    may_override(delivery, gate, visit.click.by)
    visit.show(override_form(delivery, gate))


def save_override(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    reason = answers.text(Field.REASON, fields.REASON)
    overriding.ask_override(visit.desk, visit.click, visit.ref, reason)
    return None


def confirm(visit: Visit) -> None:
    overriding.confirm_override(visit.desk, visit.click, visit.ref)


def decline(visit: Visit) -> None:
    overriding.decline_override(visit.desk, visit.click, visit.ref)
