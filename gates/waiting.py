"""Who is waited for, for what, and since when."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from gates.checklists.checklist import Item, Part
from gates.checklists.question import Question
from gates.checklists.questions import owners_of
from gates.delivery import Delivery
from gates.escalations.answering import people_of
from gates.gate import Gate
from gates.process import SignOffRule
from gates.records.missing import Missing, missing_signers
from gates.records.record import ReviewAction, SuccessMetric
from gates.registers.scope_addition import ScopeAddition
from gates.sign_offs.concern import Concern
from gates.sign_offs.override import Override
from gates.sign_offs.overriding import second_people
from gates.sign_offs.signers import candidates, needs_somebody_else, rules_asked


class WaitKind(StrEnum):
    PREPARE = "prepare the handoff"
    ACCEPT = "accept the handoff"
    ITEMS = "tick open items"
    SIGN = "sign"
    NAME = "name somebody"
    ANSWER = "answer a concern"
    CONFIRM = "confirm an override"
    REPLY = "answer a question"
    RESOLVE = "resolve an escalation"
    DECIDE = "decide on an addition to the scope"
    CLOSE = "close the record"
    MILESTONE = "settle an overdue milestone"
    ACT = "finish a review action"
    MEASURE = "measure an outcome"
    REVIEW = "write the review"


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody is asked for something; `users` is empty where nobody is named (the client's side)."""

    kind: WaitKind
    role: str | None
    users: tuple[str, ...]
    since: datetime
    gate: Gate | None = None
    items: tuple[Item, ...] = ()
    escalation: int | None = None
    missing: Missing | None = None
    concern: Concern | None = None
    override: Override | None = None
    question: Question | None = None
    addition: ScopeAddition | None = None
    milestone: str | None = None
    action: ReviewAction | None = None
    metric: SuccessMetric | None = None
    review_on: date | None = None  # the day by which it is to be written


def waits_of(delivery: Delivery) -> list[Wait]:
    """Everything that this delivery waits for, gates first, in the order of the process."""
    if delivery.is_over or delivery.on_hold:
        return []
    found = [wait for gate in delivery.live_gates for wait in waits_at(delivery, gate)]
    for escalation in delivery.open_escalations():
        users = tuple(people_of(delivery, escalation))
        found.append(Wait(WaitKind.RESOLVE, None, users, escalation.raised_at, escalation=escalation.number))
    found += waits_for_decisions(delivery)
    if delivery.all_is_decided and (settled := [g.closed_at for g in delivery.gates if g.closed_at]):
        manager = delivery.process.manager
        found.append(Wait(WaitKind.CLOSE, manager, tuple(delivery.holders_of(manager)), max(settled)))
    return found


def waits_for_decisions(delivery: Delivery) -> list[Wait]:
    """The manager decides on each addition to the scope."""
    manager = delivery.process.manager
    users = tuple(delivery.holders_of(manager))
    return [
        Wait(WaitKind.DECIDE, manager, users, addition.raised_at, addition=addition)
        for addition in delivery.scope_additions
        if addition.is_open
    ]


def waits_at(delivery: Delivery, gate: Gate) -> list[Wait]:
    """Who this gate waits for: its handoff, then its items, then, once those are done, its sign-offs."""
    if gate.is_settled or delivery.on_hold:
        return []
    if gate.opened_at is None:
        return [waits_for_handoff(delivery, gate), *waits_for_replies(delivery, gate)]
    asked = waits_for_items(delivery, gate) if gate.blocking() else waits_for_sign_offs(delivery, gate)
    answers = [*waits_for_answers(delivery, gate), *waits_for_replies(delivery, gate)]
    answers += waits_for_seconds(delivery, gate)
    return [*asked, *answers, *waits_for_names(delivery, gate)]


def waits_for_sign_offs(delivery: Delivery, gate: Gate) -> list[Wait]:
    rules = rules_asked(delivery, gate)
    if needs_somebody_else(delivery, gate):
        rules = [rule for rule in rules if candidates(delivery, gate, rule)]
    return [waits_for_sign_off(delivery, gate, rule) for rule in rules]


def waits_for_sign_off(delivery: Delivery, gate: Gate, rule: SignOffRule) -> Wait:
    """Since the items and the steps before were done, or a sign-off was taken back or overtaken."""
    given = [s for s in gate.sign_offs if s.role == rule.role]
    ended = [end for s in given for end in (s.withdrawn_at, s.stale_at) if end]
    since = max([gate.ready_at or gate.asked_at, *ended, *earlier_steps(delivery, gate, rule)])
    users = candidates(delivery, gate, rule) or delivery.holders_of(rule.role)
    return Wait(WaitKind.SIGN, rule.role, tuple(users), since, gate)


def earlier_steps(delivery: Delivery, gate: Gate, rule: SignOffRule) -> list[datetime]:
    """When each sign-off of the steps before was given."""
    before = {each.role for each in delivery.phase(gate).gate.sign_offs if each.step < rule.step}
    return [s.decided_at for s in gate.sign_offs if s.role in before and s.approves]


def waits_for_seconds(delivery: Delivery, gate: Gate) -> list[Wait]:
    """An override that one person has asked for waits for another."""
    override = gate.open_override()
    if override is None:
        return []
    users = tuple(second_people(delivery, gate, override.asked_by))
    return [Wait(WaitKind.CONFIRM, None, users, override.asked_at, gate, override=override)] if users else []


def waits_for_answers(delivery: Delivery, gate: Gate) -> list[Wait]:
    """The owner of the phase answers each concern."""
    owners = delivery.phase(gate).owner
    users = dict.fromkeys(user for role in owners for user in delivery.holders_of(role))
    return [
        Wait(WaitKind.ANSWER, owners[0], tuple(users), concern.raised_at, gate, concern=concern)
        for concern in gate.open_concerns()
    ]


def waits_for_replies(delivery: Delivery, gate: Gate) -> list[Wait]:
    """The owner of the item answers each question on it."""
    return [
        Wait(
            WaitKind.REPLY, None, tuple(owners_of(delivery, gate, question.item)), question.asked_at,
            gate, question=question,
        )
        for question in gate.questions
        if question.is_open
    ]  # fmt: skip


def waits_for_names(delivery: Delivery, gate: Gate) -> list[Wait]:
    """The manager names somebody where nobody is left who could sign."""
    manager = delivery.process.manager
    users = tuple(delivery.holders_of(manager))
    return [
        Wait(WaitKind.NAME, manager, users, gate.ready_at or gate.asked_at, gate, missing=missing)
        for missing in missing_signers(delivery, gate)
    ]


def waits_for_handoff(delivery: Delivery, gate: Gate) -> Wait:
    handoff = gate.handoff
    if handoff is None:
        raise ValueError(f"{gate.phase} waits for a handoff that it does not have")
    if handoff.offered_at is None:
        users = tuple(delivery.holders_of(handoff.giver))
        return Wait(
            WaitKind.PREPARE, handoff.giver, users, handoff.asked_at, gate, tuple(gate.blocking(Part.PACKAGE))
        )
    users = tuple(delivery.holders_of(handoff.receiver))
    return Wait(WaitKind.ACCEPT, handoff.receiver, users, handoff.offered_at, gate)


def asked_for(delivery: Delivery, gate: Gate) -> list[Item]:
    """In a run nobody is asked about checks that are still to come, only about those that failed."""
    if not delivery.is_of_run(gate):
        return gate.blocking()
    return [
        item for item in gate.blocking() if item.check_green is not None or not delivery.is_automated(item)
    ]


def waits_for_items(delivery: Delivery, gate: Gate) -> list[Wait]:
    """One wait for each owner of open required items."""
    by_owner: dict[tuple[str, str | None], list[Item]] = {}
    for item in asked_for(delivery, gate):
        by_owner.setdefault((item.owner, item.owner_user), []).append(item)
    since = gate.opened_at or gate.asked_at
    return [
        Wait(
            WaitKind.ITEMS,
            role,
            (user,) if user else tuple(delivery.holders_of(role)),
            since,
            gate,
            tuple(items),
        )
        for (role, user), items in by_owner.items()
    ]
