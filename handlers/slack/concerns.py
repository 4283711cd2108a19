"""Buttons and forms with which a concern is raised and answered."""

from typing import Any

from gates.sign_offs.concerns import concern_to_answer, may_raise
from handlers.acts import worrying
from handlers.slack.answers import Answers
from handlers.slack.reading import gate_of
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.concern import answer_form, concern_form
from messages.ids import Field


def open_concern_form(visit: Visit) -> None:
    delivery, gate = gate_of(visit)
    may_raise(delivery, gate, visit.click.by)
    visit.show(concern_form(delivery, gate))


def open_answer_form(visit: Visit) -> None:
    delivery, gate = gate_of(visit)
    concern = concern_to_answer(delivery, gate, visit.ref.entry, visit.click.by)
    visit.show(answer_form(delivery, gate, concern))


def save_concern(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    worrying.raise_concern(visit.desk, visit.click, visit.ref, answers.text(Field.CONCERN, fields.COMMENT))
    return None


def save_answer(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    worrying.answer_concern(visit.desk, visit.click, visit.ref, answers.text(Field.ANSWER, fields.COMMENT))
    return None
