"""Signing a gate, and taking a signature back."""

from dataclasses import dataclass
from datetime import datetime

from gates.checklist import Part
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.flow import pass_gate, send_back
from gates.gate import Gate
from gates.people import Person, spoken_list
from gates.process import SignOffRule
from gates.refusal import Refusal
from gates.signoff import Condition, SignOff, Verdict


@dataclass(frozen=True, slots=True)
class Decision:
    verdict: Verdict
    comment: str | None = None
    evidence: str | None = None
    conditions: tuple[Condition, ...] = ()


def rules_waiting(delivery: Delivery, gate: Gate) -> list[SignOffRule]:
    """The sign-offs that this round still lacks."""
    approved = gate.approved_roles()
    return [rule for rule in delivery.phase(gate).gate.sign_offs if rule.role not in approved]


def may_sign(delivery: Delivery, gate: Gate, by: Person) -> list[str]:
    """The roles for which this person may sign now; for the client's role, whoever of its people nobody named."""
    roles = [rule.role for rule in rules_waiting(delivery, gate)]
    return [role for role in roles if delivery.holds(by, role) or is_unnamed_client(delivery, role, by)]


def is_unnamed_client(delivery: Delivery, role: str, by: Person) -> bool:
    return delivery.process.roles[role].external and by.is_external and not delivery.holders_of(role)


def sign(delivery: Delivery, gate: Gate, decision: Decision, by: Person, at: datetime) -> None:
    """Records a verdict, and settles the gate when it was the last one needed or a rejection.

    Raises Refusal when the person may not sign, has signed, required items are open, a needed
    comment is missing, or the gate knows no exceptions and conditions were asked for.
    Signing the same verdict again changes nothing.
    """
    delivery.must_be_running()
    earlier = gate.live_sign_off_of(by.user_id)
    if earlier and earlier.verdict is decision.verdict and not earlier.on_behalf:
        return
    roles = signing_roles(delivery, gate, by, earlier)
    check_decision(delivery, gate, decision)
    for role in roles:
        add_sign_off(delivery, gate, role, decision, by, at)
    conclude(delivery, gate, decision, at, by)


def sign_for_client(delivery: Delivery, gate: Gate, decision: Decision, by: Person, at: datetime) -> None:
    """The manager records the client's own word, with that word as evidence."""
    delivery.must_be_running()
    delivery.must_manage(by, "record the client's acknowledgement")
    role = delivery.process.client_role()
    if role not in [rule.role for rule in delivery.phase(gate).gate.sign_offs]:
        raise Refusal(f"{delivery.label(gate)} does not ask for the client's sign-off.")
    if role in gate.approved_roles():
        return
    must_be_open(delivery, gate)
    if not decision.evidence:
        raise Refusal("Add the client's message as evidence: a link to it, or its words.", field="evidence")
    check_decision(delivery, gate, decision)
    add_sign_off(delivery, gate, role, decision, by, at, on_behalf=True)
    conclude(delivery, gate, decision, at, by)


def withdraw(delivery: Delivery, gate: Gate, by: Person, at: datetime) -> None:
    """Takes one's sign-off back while the gate is open."""
    delivery.must_be_running()
    if gate.is_settled:
        raise Refusal(f"{delivery.label(gate)} is settled, so its sign-offs can no longer be withdrawn.")
    mine = [s for s in gate.sign_offs if s.live and s.decided_by == by.user_id]
    if not mine and not any(s.decided_by == by.user_id for s in gate.sign_offs):
        raise Refusal("You have no sign-off on this gate that could be withdrawn.")
    for sign_off in mine:
        sign_off.withdrawn_at, sign_off.withdrawn_by = at, by.user_id
        delivery.record_fact(
            FactKind.SIGN_OFF_WITHDRAWN, at, by.user_id, gate, role=sign_off.role, verdict=sign_off.verdict
        )


def signing_roles(delivery: Delivery, gate: Gate, by: Person, earlier: SignOff | None) -> list[str]:
    required = [rule.role for rule in delivery.phase(gate).gate.sign_offs]
    entitled = [
        role for role in required if delivery.holds(by, role) or is_unnamed_client(delivery, role, by)
    ]
    if not entitled:
        names = spoken_list([delivery.process.role_name(role) for role in required], "or")
        ask = [user for role in required for user in delivery.holders_of(role)]
        raise Refusal(f"Only the {names} of this delivery can sign this gate.", ask=dict.fromkeys(ask))
    must_be_open(delivery, gate)
    if earlier:
        raise Refusal(
            "You have already signed this round. Withdraw your sign-off first if you changed your mind."
        )
    roles = [role for role in entitled if role not in gate.approved_roles()]
    if not roles:
        names = spoken_list([delivery.process.role_name(role) for role in entitled])
        raise Refusal(f"Somebody else has already signed as {names}, so nothing is left for you to do here.")
    return roles


def must_be_open(delivery: Delivery, gate: Gate) -> None:
    if gate.is_settled:
        raise Refusal(f"Round {gate.round} of {delivery.label(gate)} is already settled.")
    if gate.opened_at is None:
        raise Refusal(f"{delivery.label(gate)} has not started: its handoff is not accepted yet.")


def check_decision(delivery: Delivery, gate: Gate, decision: Decision) -> None:
    if decision.verdict is Verdict.REJECT and not decision.comment:
        raise Refusal("Say why, so that it can be put right.", field="comment")
    if decision.verdict is Verdict.CONDITIONS:
        check_conditions(delivery, gate, decision)
    if decision.verdict in (Verdict.APPROVE, Verdict.CONDITIONS):
        refuse_while_items_are_open(gate)


def check_conditions(delivery: Delivery, gate: Gate, decision: Decision) -> None:
    if not delivery.phase(gate).gate.exceptions:
        raise Refusal(
            f"{delivery.label(gate)} allows no exceptions: approve it, or send it back.", field="verdict"
        )
    if delivery.process.phase_after(gate.phase) is None:
        raise Refusal(
            "This is the last gate, so no later gate could follow a condition. Approve, or send back.",
            field="verdict",
        )
    if not decision.conditions:
        raise Refusal("Name at least one condition.", field="conditions")
    if not decision.comment:
        raise Refusal("Say why these conditions are needed.", field="comment")


def refuse_while_items_are_open(gate: Gate) -> None:
    blocking = gate.blocking(Part.CHECKLIST)
    if not blocking:
        return
    shown = [f"“{item.text}”" for item in blocking[:3]]
    if len(blocking) > len(shown):
        shown.append(f"{len(blocking) - len(shown)} more")
    noun = "item is" if len(blocking) == 1 else "items are"
    raise Refusal(f"{len(blocking)} required {noun} still open: {spoken_list(shown)}.")


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
    number = len(gate.sign_offs) + 1
    gate.sign_offs.append(
        SignOff(
            gate.phase,
            gate.round,
            number,
            role,
            decision.verdict,
            by.user_id,
            at,
            decision.comment,
            decision.evidence,
            list(decision.conditions),
            on_behalf,
        )  # fmt: skip
    )
    delivery.record_fact(
        FactKind.SIGNED, at, by.user_id, gate, role=role, verdict=decision.verdict, comment=decision.comment,
        evidence=decision.evidence, conditions=[c.text for c in decision.conditions] or None, on_behalf=on_behalf or None,
    )  # fmt: skip


def conclude(delivery: Delivery, gate: Gate, decision: Decision, at: datetime, by: Person) -> None:
    if decision.verdict is Verdict.REJECT:
        send_back(delivery, gate, decision.comment or "", at, by)
    elif not rules_waiting(delivery, gate):
        pass_gate(delivery, gate, at, by)
