"""`/gate decision`: logging one, and saying whether the client may read it."""

from typing import Any

from gates.delivery import Delivery
from gates.registers.decisions import NewDecision, refuse_logging
from handlers.acts import registering
from handlers.slack.answers import Answers
from handlers.slack.message_links import link_to
from handlers.slack.reading import delivery_of
from handlers.slack.rights import is_workspace_admin
from handlers.slack.visit import Visit
from messages import fields
from messages.ids import Field
from messages.limits import Json
from messages.record_view import record_view
from messages.refs import MessageRef, Ref
from messages.registers.decisions import SHARED, decision_form


def open_decision(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    visit.show(decision_form_for(visit, delivery, MessageRef(delivery=delivery.id)))


def decision_form_for(visit: Visit, delivery: Delivery, about: MessageRef) -> Json:
    by = visit.click.by
    refuse_logging(delivery, by)
    may_share = delivery.manages(by) or is_workspace_admin(visit)
    return decision_form(delivery, about, by.user_id, visit.click.at.date(), may_share=may_share)


def save_decision(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    about = MessageRef.of(visit.view)
    new = NewDecision(
        what=answers.text(Field.DECISION, fields.RISK),
        why=answers.text(Field.WHY, fields.REASON),
        decided_by=answers.person(Field.DECIDED_BY),
        decided_on=answers.day(Field.DECIDED_ON),
        alternatives=answers.optional_text(Field.ALTERNATIVES, fields.REASON),
        shareable=answers.optional_choice(Field.SHAREABLE) == SHARED,
        link=link_to(visit, about),
    )
    registering.log_decision(visit.desk, visit.click, about, new)
    return None


def share(visit: Visit) -> None:
    registering.share_decision(visit.desk, visit.click, visit.ref)
    redraw_record(visit)


def keep_internal(visit: Visit) -> None:
    registering.keep_decision_internal(visit.desk, visit.click, visit.ref)
    redraw_record(visit)


def redraw_record(visit: Visit) -> None:
    if visit.in_modal:
        visit.redraw(record_view(delivery_of(visit, visit.ref), visit.click.at))
