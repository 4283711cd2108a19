"""Signing a gate, and taking a signature back."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.phases.flow import settle_if_complete
from gates.phases.sending_back import send_back
from gates.refusal import Refusal, must_say
from gates.sign_offs.deciding import Decision, check_decision
from gates.sign_offs.going_stale import expire
from gates.sign_offs.quorum import can_still_sign, lacking, needed
from gates.sign_offs.signers import (
    already_said,
    already_signed,
    asked_step,
    deciding_roles,
    may_sign,
    must_be_open,
    rules_waiting,
    step_of,
)
from gates.sign_offs.signoff import SignOff, Verdict
from gates.sign_offs.standing_in import signers_for, voices

__all__ = ["Decision", "rules_waiting", "sign", "sign_for_client", "withdraw"]


def sign(delivery: Delivery, gate: Gate, decision: Decision, by: Person, at: datetime) -> None:
    """Records a verdict, and settles the gate when it was the last one needed or a rejection.

    Raises Refusal when the person may not sign, has signed, required items are open, a needed
    comment is missing, or the gate knows no exceptions and conditions were asked for.
    Who holds several roles signs for all of them at once; saying the same again changes nothing.
    """
    delivery.must_be_running()
    repeated = says_it_again(delivery, gate, decision, by)
    if repeated and (
        gate.is_settled or not may_sign(delivery, gate, by) or is_past(delivery, gate, decision)
    ):
        return
    roles = deciding_roles(delivery, gate, by, decision.verdict)
    if not repeated and already_said(delivery, gate, by, roles):
        raise already_signed(gate, by)
    check_decision(delivery, gate, decision, at)
    refuse_who_stood_in(delivery, gate, roles, by, at)
    if decision.verdict is Verdict.ABSTAIN:
        refuse_to_leave_too_few(delivery, gate, roles, by)
    for role in roles:
        add_sign_off(delivery, gate, role, decision, by, at)
    conclude(delivery, gate, decision, at, by)


def says_it_again(delivery: Delivery, gate: Gate, decision: Decision, by: Person) -> bool:
    """Whether the last word of this person, in the step that is meant, was the same."""
    own = [
        s for s in gate.own_live_sign_offs(by.user_id)
        if decision.step in (None, step_of(delivery, gate, s.role))
    ]  # fmt: skip
    return bool(own) and decision.repeats(own[-1])


def is_past(delivery: Delivery, gate: Gate, decision: Decision) -> bool:
    """A second press of the same button must not sign for the step that the first one led to."""
    return decision.step not in (None, asked_step(delivery, gate))


def sign_for_client(delivery: Delivery, gate: Gate, decision: Decision, by: Person, at: datetime) -> None:
    """The manager records the client's own word, with that word as evidence."""
    delivery.must_be_running()
    delivery.must_manage(by, "record the client's acknowledgement")
    role = delivery.process.client_role()
    if role not in [rule.role for rule in delivery.phase(gate).gate.sign_offs]:
        raise Refusal(f"{delivery.label(gate)} does not ask for the client's sign-off.")
    recorded = [s for s in gate.sign_offs if s.live and s.on_behalf]
    if role in gate.approved_roles() or any(decision.repeats(sign_off) for sign_off in recorded):
        return
    must_be_open(delivery, gate)
    if decision.verdict is Verdict.ABSTAIN:
        raise Refusal("Record what the client said: that it approves, or why not.", field="verdict")
    must_say(
        decision.evidence,
        "Add the client's message as evidence: a link to it, or its words.",
        field="evidence",
    )
    check_decision(delivery, gate, decision, at)
    add_sign_off(delivery, gate, role, decision, by, at, on_behalf=True)
    conclude(delivery, gate, decision, at, by)


def withdraw(delivery: Delivery, gate: Gate, by: Person, at: datetime) -> None:
    """Takes one's sign-off back while the gate is open."""
    delivery.must_be_running()
    if gate.is_settled:
        raise Refusal(f"{delivery.label(gate)} is settled, so its sign-offs can no longer be withdrawn.")
    mine = [s for s in gate.sign_offs if s.decided_by == by.user_id]
    if not mine:
        raise Refusal("You have no sign-off on this gate that could be withdrawn.")
    for sign_off in [s for s in mine if s.live]:
        sign_off.withdrawn_at, sign_off.withdrawn_by = at, by.user_id
        delivery.record_fact(
            FactKind.SIGN_OFF_WITHDRAWN, at, by.user_id, gate, role=sign_off.role, verdict=sign_off.verdict
        )


def refuse_who_stood_in(delivery: Delivery, gate: Gate, roles: list[str], by: Person, at: datetime) -> None:
    """Whose turn for somebody else ended with a day before this one, though the clock has not said so yet."""
    for role in roles:
        known = signers_for(delivery, gate.phase, role)
        if by.user_id in known and by.user_id not in signers_for(delivery, gate.phase, role, at.date()):
            raise Refusal(
                "The time in which you signed for somebody else is over. Ask them to hand on to you again.",
                ask=[known[by.user_id] or by.user_id],
            )


def refuse_to_leave_too_few(delivery: Delivery, gate: Gate, roles: list[str], by: Person) -> None:
    """Not everybody who could sign may abstain: the gate would wait for ever."""
    for rule in [rule for rule in delivery.phase(gate).gate.sign_offs if rule.role in roles]:
        given = voices(delivery, gate, rule.role)
        others = {
            given[user] for user in can_still_sign(delivery, gate, rule)
            if user != by.user_id and given[user] != given[by.user_id]
        }  # fmt: skip
        if len(others) < lacking(delivery, gate, rule):
            name, total = delivery.process.role_name(rule.role), needed(delivery, rule)
            why = f"{total} people sign as {name}, and without you too few are left"
            raise Refusal(
                f"{why if total > 1 else f'Nobody else could sign as {name}'}, "
                "so this gate needs your word: approve, or send it back.",
                field="verdict",
            )


def add_sign_off(
    delivery: Delivery,
    gate: Gate,
    role: str,
    decision: Decision,
    by: Person,
    at: datetime,
    *,
    on_behalf: bool = False,
) -> None:
    sign_off = SignOff(
        gate.phase, gate.round, len(gate.sign_offs) + 1, role, decision.verdict, by.user_id, at,
        decision.comment, decision.evidence, list(decision.conditions), on_behalf,
    )  # fmt: skip
    rule = delivery.phase(gate).gate.rule_of(role)
    sign_off.confirmed = rule.asks if rule else None
    if not on_behalf:
        sign_off.stands_for = signers_for(delivery, gate.phase, role).get(by.user_id)
    if decision.signature and sign_off.approves:
        signed = decision.signature
        sign_off.signed_name, sign_off.signed_reason = signed.name, signed.reason
        sign_off.seen_sha256 = signed.seen
    gate.sign_offs.append(sign_off)
    delivery.record_fact(
        FactKind.SIGNED, at, by.user_id, gate, role=role, verdict=decision.verdict,
        comment=decision.comment, evidence=decision.evidence,
        conditions=[c.text for c in decision.conditions] or None, on_behalf=on_behalf or None,
        stands_for=sign_off.stands_for,
        signed_name=sign_off.signed_name, signed_reason=sign_off.signed_reason,
        seen_sha256=sign_off.seen_sha256,
    )  # fmt: skip


def conclude(delivery: Delivery, gate: Gate, decision: Decision, at: datetime, by: Person) -> None:
    if decision.verdict is Verdict.REJECT:
        send_back(delivery, gate, decision.comment or "", at, by, decision.not_met)
    else:
        expire(delivery, gate, by, at)
        settle_if_complete(delivery, gate, at, by)
