"""`/gate scope`: asking for an addition, and deciding on it."""

from typing import Any

from gates.delivery import Delivery
from gates.refusal import Refusal
from gates.registers.scope import ScopeDecision, addition_to_decide, refuse_asking
from gates.registers.scope_addition import ScopeVerdict
from handlers.acts import registering
from handlers.slack.answers import Answers
from handlers.slack.message_links import link_to
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages import fields
from messages.ids import Field
from messages.limits import Json
from messages.refs import MessageRef, Ref
from messages.registers.scope import scope_decision_form, scope_form

Ack = dict[str, Any] | None


def open_scope(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    visit.show(scope_form_for(visit, delivery, MessageRef(delivery=delivery.id)))


def scope_form_for(visit: Visit, delivery: Delivery, about: MessageRef) -> Json:
    refuse_asking(delivery, visit.click.by)
    return scope_form(delivery, about)


def open_decision(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    visit.show(scope_decision_form(delivery, addition_to_decide(delivery, visit.ref.entry, visit.click.by)))


def save_scope(visit: Visit, answers: Answers) -> Ack:
    about = MessageRef.of(visit.view)
    what, why = answers.text(Field.ADDITION, fields.RISK), answers.text(Field.WHY, fields.REASON)
    registering.ask_for_scope(visit.desk, visit.click, about, what, why, link_to(visit, about))
    return None


def save_decision(visit: Visit, answers: Answers) -> Ack:
    verdict = answers.choice(Field.VERDICT)
    if verdict not in list(ScopeVerdict):
        raise Refusal("Please choose one.", field=Field.VERDICT)
    decision = ScopeDecision(
        ScopeVerdict(verdict),
        answers.text(Field.REASON, fields.REASON),
        answers.optional_text(Field.EFFECT, fields.REASON),
        answers.optional_day(Field.AGREED_ON),
    )
    registering.decide_on_scope(visit.desk, visit.click, visit.ref, decision)
    return None
