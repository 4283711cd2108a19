"""Signing a gate, and taking a signature back."""

from dataclasses import dataclass
from datetime import datetime

from gates.conditions import can_hand_on, refuse_before_conditions_come
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.flow import pass_gate
from gates.gate import Gate
from gates.people import Person, spoken_list
from gates.process import SignOffRule
from gates.refusal import Refusal, must_say
from gates.sending_back import send_back
from gates.signoff import Condition, SignOff, Verdict

MOST_ITEMS_NAMED = 10


@dataclass(frozen=True, slots=True)
class Decision:
    verdict: Verdict
    comment: str | None = None
    evidence: str | None = None
    conditions: tuple[Condition, ...] = ()

    def repeats(self, earlier: SignOff) -> bool:
        """Whether it says nothing that the earlier sign-off does not say."""
        return (
            self.verdict is earlier.verdict
            and self.comment in (None, earlier.comment)
            and self.evidence in (None, earlier.evidence)
            and self.conditions in ((), tuple(earlier.conditions))
        )


def rules_waiting(delivery: Delivery, gate: Gate) -> list[SignOffRule]:
    """The sign-offs that this round still lacks."""
    approved = gate.approved_roles()
    return [rule for rule in delivery.phase(gate).gate.sign_offs if rule.role not in approved]


def may_sign(delivery: Delivery, gate: Gate, by: Person) -> list[str]:
    """The roles for which this person may sign now; for the client, any of its people when none is named."""
    waiting = {rule.role for rule in rules_waiting(delivery, gate)}
    said = {s.role for s in gate.sign_offs if s.live and s.decided_by == by.user_id}
    return [role for role in entitled_roles(delivery, gate, by) if role in waiting - said]


def entitled_roles(delivery: Delivery, gate: Gate, by: Person) -> list[str]:
    required = [rule.role for rule in delivery.phase(gate).gate.sign_offs]
    return [role for role in required if delivery.holds(by, role) or is_unnamed_client(delivery, role, by)]


def is_unnamed_client(delivery: Delivery, role: str, by: Person) -> bool:
    return delivery.process.roles[role].external and by.is_external and not delivery.holders_of(role)


def sign(delivery: Delivery, gate: Gate, decision: Decision, by: Person, at: datetime) -> None:
    """Records a verdict, and settles the gate when it was the last one needed or a rejection.

    Raises Refusal when the person may not sign, has signed, required items are open, a needed
    comment is missing, or the gate knows no exceptions and conditions were asked for.
    Who holds several roles signs for all of them at once; saying the same again changes nothing.
    """
    delivery.must_be_running()
    earlier = gate.live_sign_off_of(by.user_id)
    repeated = earlier is not None and decision.repeats(earlier)
    if repeated and (gate.is_settled or not may_sign(delivery, gate, by)):
        return
    roles = signing_roles(delivery, gate, by, earlier)
    if earlier and not repeated:
        raise already_signed()
    check_decision(delivery, gate, decision)
    if decision.verdict is Verdict.ABSTAIN:
        refuse_to_leave_nobody(delivery, gate, roles, by)
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
    check_decision(delivery, gate, decision)
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


def signing_roles(delivery: Delivery, gate: Gate, by: Person, earlier: SignOff | None) -> list[str]:
    """The roles that this person would sign for now. Raises Refusal when there are none."""
    entitled = entitled_roles(delivery, gate, by)
    if not entitled:
        required = [rule.role for rule in delivery.phase(gate).gate.sign_offs]
        names = spoken_list([delivery.process.role_name(role) for role in required], "or")
        raise Refusal(
            f"Only the {names} of this delivery can sign this gate.", ask=delivery.who_can(required)
        )
    must_be_open(delivery, gate)
    roles = may_sign(delivery, gate, by)
    if not roles and earlier:
        raise already_signed()
    if not roles:
        names = spoken_list([delivery.process.role_name(role) for role in entitled])
        raise Refusal(f"Somebody else has already signed as {names}, so nothing is left for you to do here.")
    return roles


def already_signed() -> Refusal:
    return Refusal(
        "You have already signed this round. Withdraw your sign-off first if you changed your mind."
    )


def must_be_open(delivery: Delivery, gate: Gate) -> None:
    if gate.is_settled:
        raise Refusal(f"Round {gate.round} of {delivery.label(gate)} is already settled.")
    if gate.opened_at is None:
        raise Refusal(f"{delivery.label(gate)} has not started: its handoff is not accepted yet.")


def check_decision(delivery: Delivery, gate: Gate, decision: Decision) -> None:
    if decision.verdict is Verdict.REJECT:
        must_say(decision.comment, "Say why, so that it can be put right.", field="comment")
    if decision.verdict is Verdict.CONDITIONS:
        check_conditions(delivery, gate, decision)
    elif decision.conditions:
        raise Refusal(
            "Conditions belong to “Approve with conditions”: choose that, or clear them.", field="conditions"
        )
    if decision.verdict in (Verdict.APPROVE, Verdict.CONDITIONS):
        refuse_while_items_are_open(gate)
        refuse_before_conditions_come(delivery, gate)


def check_conditions(delivery: Delivery, gate: Gate, decision: Decision) -> None:
    if not delivery.phase(gate).gate.exceptions:
        raise Refusal(
            f"{delivery.label(gate)} allows no exceptions: approve it, or send it back.", field="verdict"
        )
    if not can_hand_on(delivery, gate):
        raise Refusal(
            "No later gate could take over a condition, so approve this one, or send it back.",
            field="verdict",
        )
    if not decision.conditions:
        raise Refusal(
            "Fill in the text of a condition; “Add a condition” gives you a field for it.", field="conditions"
        )
    for condition in decision.conditions:
        must_say(condition.text, "Say what has to be done.", field="conditions")
        named = condition.owner_user or delivery.holders_of(condition.owner)
        if condition.owner not in delivery.process.roles or not named:
            raise Refusal("Name somebody who takes care of each condition.", field="conditions")
    must_say(decision.comment, "Say why these conditions are needed.", field="comment")


def refuse_while_items_are_open(gate: Gate) -> None:
    blocking = gate.blocking()
    if not blocking:
        return
    shown = [f"“{item.text}”" for item in blocking[:MOST_ITEMS_NAMED]]
    if len(blocking) > len(shown):
        shown.append(f"{len(blocking) - len(shown)} more")
    noun = "item is" if len(blocking) == 1 else "items are"
    raise Refusal(f"{len(blocking)} required {noun} still open: {spoken_list(shown)}.")


def refuse_to_leave_nobody(delivery: Delivery, gate: Gate, roles: list[str], by: Person) -> None:
    """Not everybody who could sign may abstain: the gate would wait for ever."""
    silent = {s.decided_by for s in gate.sign_offs if s.live and s.verdict is Verdict.ABSTAIN}
    for role in roles:
        if not set(delivery.holders_of(role)) - silent - {by.user_id}:
            name = delivery.process.role_name(role)
            raise Refusal(
                f"Nobody else could sign as {name}, so this gate needs your word: approve, or send it back.",
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
    gate.sign_offs.append(sign_off)
    delivery.record_fact(
        FactKind.SIGNED, at, by.user_id, gate, role=role, verdict=decision.verdict,
        comment=decision.comment, evidence=decision.evidence,
        conditions=[c.text for c in decision.conditions] or None, on_behalf=on_behalf or None,
    )  # fmt: skip


def conclude(delivery: Delivery, gate: Gate, decision: Decision, at: datetime, by: Person) -> None:
    if decision.verdict is Verdict.REJECT:
        send_back(delivery, gate, decision.comment or "", at, by)
    elif not rules_waiting(delivery, gate):
        pass_gate(delivery, gate, at, by)
