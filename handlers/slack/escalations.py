"""Buttons and forms of escalations."""

from typing import Any

from gates.delivery import Delivery
from gates.escalations.extending import may_extend
from gates.escalations.raising import Evidence
from gates.refusal import Refusal
from handlers.acts import escalating
from handlers.slack.answers import Answers
from handlers.slack.message_links import link_to
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.escalation import NO_TEXT, escalation_form
from messages.forms.extension import extension_form
from messages.ids import Field
from messages.limits import Json
from messages.refs import MessageRef, Ref

Ack = dict[str, Any] | None


def acknowledge(visit: Visit) -> None:
    escalating.acknowledge(visit.desk, visit.click, visit.ref)


def open_escalation(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    visit.show(escalation_form_for(visit, delivery, MessageRef(delivery=delivery.id)))


def escalation_form_for(visit: Visit, delivery: Delivery, about: MessageRef) -> Json:
    delivery.must_be_running()
    delivery.must_take_part(visit.click.by, "raise an escalation")
    return escalation_form(delivery, about)


def save_escalation(visit: Visit, answers: Answers) -> Ack:
    about = MessageRef.of(visit.view)
    issue, to = answers.text(Field.ISSUE, fields.REASON), answers.person(Field.ESCALATED_TO)
    evidence = Evidence(about.text or NO_TEXT, about.author, link_to(visit, about)) if about.ts else None
    escalating.escalate(visit.desk, visit.click, about, issue, to, evidence)
    return None


def save_resolution(visit: Visit, answers: Answers) -> Ack:
    resolution = answers.text(Field.RESOLUTION, fields.REASON)
    escalating.resolve(visit.desk, visit.click, visit.ref, resolution)
    return None


def open_extension(visit: Visit, ref: Ref | None = None) -> None:
    """For the gate that the button is about, else for the one that leads."""
    about = ref or visit.ref
    delivery = delivery_of(visit, about)
    gate = about.gate_of(delivery) if about.phase else delivery.current
    if gate is None:
        raise Refusal("Every gate is settled, so none needs more time.")
    may_extend(delivery, gate, visit.click.by)
    visit.show(extension_form(delivery, gate))


def save_extension(visit: Visit, answers: Answers) -> Ack:
    until, reason = answers.day(Field.UNTIL), answers.text(Field.REASON, fields.REASON)
    escalating.extend_due_date(visit.desk, visit.click, visit.ref, until, reason)
    return None
