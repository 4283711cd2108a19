"""Buttons and the form with which a package changes hands."""

from typing import Any

from gates.handing_over import offered
from handlers.acts import handing_over
from handlers.slack.answers import Answers
from handlers.slack.reading import gate_of
from handlers.slack.visit import Visit
from messages import fields
from messages.ids import Field
from messages.return_form import return_form


def hand_over(visit: Visit) -> None:
    handing_over.offer(visit.desk, visit.click, visit.ref)


def accept(visit: Visit) -> None:
    handing_over.accept(visit.desk, visit.click, visit.ref)


def open_return_form(visit: Visit) -> None:
    delivery, gate = gate_of(visit)
    offered(delivery, gate, visit.click.by, "return this package")
    visit.show(return_form(delivery, gate))


def save_return(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    questions = answers.text(Field.QUESTIONS, fields.COMMENT)
    handing_over.return_with_questions(visit.desk, visit.click, visit.ref, questions)
    return None
