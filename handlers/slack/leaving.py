"""The button and the form by which a duty of somebody who has left is given to somebody else."""

from typing import Any

from gates.leaving.handing_over import duty_to_hand_over
from handlers.acts import leaving
from handlers.slack.answers import Answers
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages.ids import Field
from messages.leaving.duties import DutyRef, duty_form


def open_duty_form(visit: Visit) -> None:
    ref = DutyRef.read(str(visit.action.get("value", "")))
    delivery = delivery_of(visit, ref)
    visit.show(duty_form(ref.left, delivery, duty_to_hand_over(delivery, ref.left, ref.duty, visit.click.by)))


def save_duty(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    ref = DutyRef.read(str((visit.view or {}).get("private_metadata", "")))
    leaving.give(visit.desk, visit.click, ref, answers.person(Field.OWNER))
    return None
