"""Buttons and forms with which sign-offs are handed on, taken back and reassigned."""

from typing import Any

from gates.escalations.answering import may_decide_at
from gates.refusal import Refusal
from gates.sign_offs.delegating import unended
from gates.waiting import WaitKind, waits_at
from handlers.acts import delegating
from handlers.slack.answers import PERSON, Answers, checked
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.delegation import (
    ALL,
    GATE,
    delegation_form,
    delegation_form_for_all,
    reassignment_form,
)
from messages.ids import Field
from messages.refs import EVERYWHERE, Ref

Ack = dict[str, Any] | None


def open_delegation(visit: Visit, ref: Ref | None = None) -> None:
    """For the delivery that is meant."""
    delivery = delivery_of(visit, ref or visit.ref)
    delivery.must_be_running()
    if not delivery.team_roles_of(visit.click.by.user_id):
        raise Refusal("You hold no role in this delivery, so there is nothing to hand on.")
    mine = [d for d in unended(delivery) if d.principal == visit.click.by.user_id and not d.replaces]
    visit.show(delegation_form(delivery, delivery.current, mine, visit.click.at.date()))


def open_delegation_for_all(visit: Visit) -> None:
    """From Home."""
    with visit.reading() as tx:
        known = delegating.standing_for(tx, visit.click)
    mine = next(((d.delegate, d.ends_on) for d in known if d.principal == visit.click.by.user_id), None)
    visit.show(delegation_form_for_all(mine, visit.click.at.date()))


def save_delegation(visit: Visit, answers: Answers) -> Ack:
    to = answers.person(Field.DELEGATE)
    today = visit.click.at.date()
    starts_on, ends_on = answers.optional_day(Field.STARTS_ON) or today, answers.optional_day(Field.ENDS_ON)
    everywhere = visit.ref.delivery == EVERYWHERE
    scope = ALL if everywhere else answers.choice(Field.SCOPE_OF_IT)
    if scope == ALL:
        delegating.delegate_everywhere(visit.desk, visit.click, to, starts_on, ends_on)
        return None
    phase = visit.ref.phase if scope == GATE else None
    delegating.delegate(visit.desk, visit.click, visit.ref, to, phase, starts_on, ends_on)
    return None


def take_back(visit: Visit) -> None:
    if visit.ref.delivery == EVERYWHERE:
        delegating.take_back_everywhere(visit.desk, visit.click)
    else:
        delegating.take_back(visit.desk, visit.click, visit.ref)


def open_reassignment(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    delivery.must_be_running()
    about = ref or visit.ref
    gate = about.gate_of(delivery) if about.phase else delivery.current
    if gate is None or not may_decide_at(delivery, gate, visit.click.by):
        delivery.must_manage(visit.click.by, "reassign a sign-off")
    waits = [w for w in waits_at(delivery, gate) if w.kind is WaitKind.SIGN] if gate else []
    roles = delivery.process.roles
    asked = [(w.role, user) for w in waits if w.role and not roles[w.role].external for user in w.users]
    if gate is None or not asked:
        raise Refusal("Nobody is asked to sign just now, so there is nothing to reassign.")
    visit.show(reassignment_form(delivery, gate, asked))


def save_reassignment(visit: Visit, answers: Answers) -> Ack:
    role, _, user = answers.choice(Field.SIGN_OFF).partition(":")
    checked(user, PERSON, "Please choose one.", Field.SIGN_OFF)
    to, reason = answers.person(Field.DELEGATE), answers.text(Field.REASON, fields.REASON)
    delegating.reassign(visit.desk, visit.click, visit.ref, role, user, to, reason)
    return None
