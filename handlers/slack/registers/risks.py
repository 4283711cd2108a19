"""Risks: adding one from a command, the menu or a message, and seeing one otherwise."""

from typing import Any

from gates.delivery import Delivery
from gates.records.recording import NewRisk
from gates.registers.risks import risk_to_change
from handlers.acts import recording, registering
from handlers.slack.answers import Answers
from handlers.slack.message_links import link_to
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.risk import risk_change_form, risk_form
from messages.forms.risk_close import CAME_TRUE
from messages.ids import Field
from messages.limits import Json
from messages.refs import MessageRef, Ref

Ack = dict[str, Any] | None


def open_risk(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    visit.show(risk_form_for(visit, delivery, MessageRef(delivery=delivery.id)))


def risk_form_for(visit: Visit, delivery: Delivery, about: MessageRef) -> Json:
    delivery.must_be_running()
    delivery.must_take_part(visit.click.by, "add a risk")
    return risk_form(delivery, about)


def open_risk_change(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    visit.show(risk_change_form(delivery, risk_to_change(delivery, visit.ref.entry, visit.click.by)))


def save_risk(visit: Visit, answers: Answers) -> Ack:
    about = MessageRef.of(visit.view)
    recording.add_risk(visit.desk, visit.click, about, risk_in(answers, link_to(visit, about)))
    return None


def save_risk_change(visit: Visit, answers: Answers) -> Ack:
    registering.change_risk(visit.desk, visit.click, visit.ref, risk_in(answers))
    return None


def save_risk_close(visit: Visit, answers: Answers) -> Ack:
    outcome, came_true = answers.text(Field.OUTCOME, fields.REASON), answers.optional_choice(Field.RISK_END)
    recording.close_risk(visit.desk, visit.click, visit.ref, outcome, came_true=came_true == CAME_TRUE)
    return None


def risk_in(answers: Answers, link: str | None = None) -> NewRisk:
    return NewRisk(
        text=answers.text(Field.RISK, fields.RISK),
        likelihood=answers.number(Field.LIKELIHOOD, 1, 5),
        impact=answers.number(Field.IMPACT, 1, 5),
        mitigation=answers.text(Field.MITIGATION, fields.REASON),
        owner=answers.person(Field.OWNER),
        due_on=answers.optional_day(Field.DUE_ON),
        link=link,
    )
