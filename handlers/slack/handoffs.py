"""Buttons and the form with which a package changes hands."""

from typing import Any

from gates.checklists.rework_warning import warned_points
from gates.phases.handing_over import offered, own, refuse_incomplete
from handlers.acts import handing_over
from handlers.slack.answers import Answers
from handlers.slack.reading import gate_of
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.returning import return_form
from messages.ids import Field
from messages.refs import WarnedRef
from messages.rework_warning import rework_form


def hand_over(visit: Visit) -> None:
    """At once, or after a warning when too much of the package is open."""
    delivery, gate = gate_of(visit)
    points = warned_points(delivery, gate)
    if not points:
        handing_over.offer(visit.desk, visit.click, visit.ref)
        return
    own(delivery, gate, visit.click.by)
    refuse_incomplete(gate)
    visit.show(rework_form(delivery, gate, points))


def save_rework(visit: Visit, _answers: Answers) -> dict[str, Any] | None:
    """In spite of the warning."""
    ref = WarnedRef.of(visit.body["view"])
    handing_over.offer(visit.desk, visit.click, ref, ref.named)
    return None


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
