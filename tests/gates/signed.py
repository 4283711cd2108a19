"""Gates on a walk: what must hold when one passes, and how one is brought to its end."""

from dataclasses import replace
from datetime import datetime

from gates import changing
from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.gate import Gate, Outcome
from gates.people import Person
from gates.process import SignsFor
from gates.sign_offs import concerns, overriding, signing
from gates.sign_offs.deciding import Decision
from gates.sign_offs.formal import checklist_digest
from gates.sign_offs.signoff import Verdict
from gates.waiting import Wait, WaitKind, waits_at
from tests.gates.deliveries import approval, hand_over, holder, make_ready, tick_all


def check_as_it_settles(delivery: Delivery, gate: Gate) -> None:
    """Nothing was lacking when it passed; later its people may change."""
    if gate.outcome is Outcome.PASSED:
        assert not gate.blocking()
        assert not gate.open_concerns()
        assert not signing.rules_waiting(delivery, gate)
        check_duties(delivery, gate)
        check_somebody_signed(gate)
        check_signatures(delivery, gate)


def check_somebody_signed(gate: Gate) -> None:
    """No gate passes on what was carried over alone."""
    approving = [s for s in gate.sign_offs if s.approves]
    assert not approving or any(s.carried_from is None for s in approving)


def check_carried(delivery: Delivery, gate: Gate) -> None:
    """What came over from an earlier round says there, word for word, what it says here."""
    rounds = {each.round: each for each in delivery.rounds_of(gate.phase)}
    for item in gate.items:
        if item.carried_from:
            was = rounds[item.carried_from].item(item.key)
            assert item.carried_from < gate.round
            assert was
            assert (was.text, was.ticked_by, was.evidence) == (item.text, item.ticked_by, item.evidence)
    for given in gate.sign_offs:
        if start := given.carried_from:
            said = [s for number in range(start, gate.round) for s in rounds[number].sign_offs]
            sent_back = [s.decided_by for s in said if s.verdict is Verdict.REJECT]
            assert given.decided_by not in sent_back, "who sent it back is asked anew"
            assert any((s.role, s.decided_at) == (given.role, given.decided_at) for s in said)


def check_signatures(delivery: Delivery, gate: Gate) -> None:
    """A formal gate passes on names, reasons, and the very checklist that stands there now."""
    if not delivery.phase(gate).gate.formal:
        return
    reasons = delivery.process.signature.reasons if delivery.process.signature else ()
    for sign_off in [s for s in gate.sign_offs if s.approves]:
        assert sign_off.signed_name
        assert sign_off.signed_name.strip()
        assert sign_off.signed_reason in reasons
        assert sign_off.seen_sha256 == checklist_digest(gate), "what was signed is not what stands there"


def as_signed(delivery: Delivery, gate: Gate, decision: Decision, by: Person) -> Decision:
    """The decision with the signature that its gate asks for, if it asks for one."""
    return replace(decision, signature=approval(delivery, gate, by).signature)


def check_duties(delivery: Delivery, gate: Gate) -> None:
    approved = [s for s in gate.sign_offs if s.approves]
    if delivery.process.signs_for is SignsFor.ONE_ROLE:
        own = [s for s in approved if not s.on_behalf]
        for counted in ([s.decided_by for s in own], [s.stands_for or s.decided_by for s in own]):
            assert len(set(counted)) == len(counted), "somebody counted twice"
    if delivery.phase(gate).gate.separate:
        worked = {i.ticked_by for i in gate.items if i.required} | {h.offered_by for h in gate.handoffs}
        apart = [s for s in approved if s.on_behalf or not {s.decided_by, s.stands_for} & (worked - {None})]
        assert apart, "they signed alone"


def check_words(delivery: Delivery, gate: Gate) -> None:
    """One word in a step, and one signature for a role, from each person."""
    steps = {rule.role: rule.step for rule in delivery.phase(gate).gate.sign_offs}
    live = [s for s in gate.sign_offs if s.live and not s.on_behalf]
    said = [(s.decided_by, steps.get(s.role), s.verdict) for s in live]
    assert len({each[:2] for each in said}) == len(set(said))
    signed = [(s.decided_by, s.role) for s in live]
    assert len(set(signed)) == len(signed)
    words = [(s.stands_for or s.decided_by, s.role) for s in live]
    assert len(set(words)) == len(words), "somebody's word was given twice"


def check_conditions(delivery: Delivery, gate: Gate) -> None:
    after = delivery.process.phase_after(gate.phase)
    for condition in [c for s in gate.sign_offs if s.approves for c in s.conditions]:
        key = condition.phase or (after.key if after else gate.phase)
        latest = delivery.latest(key)
        begun_after = latest and latest.asked_at >= (gate.closed_at or gate.asked_at)
        if latest and (begun_after or not latest.is_settled):
            assert condition.text in {item.text for item in latest.items}, "a condition was lost"


def approve(delivery: Delivery, gate: Gate, now: datetime) -> None:
    """Does what the delivery says it waits for, and nothing else, until the gate is settled."""
    for number in range(60):
        if gate.is_settled:
            return
        hand_over(delivery, gate, now)
        make_ready(delivery, gate, now)
        tick_all(delivery, gate, Part.CHECKLIST, now)
        waits = sorted(waits_at(delivery, gate), key=lambda wait: wait.kind is not WaitKind.NAME)
        if waits:
            answer(delivery, gate, waits[0], now, f"U_NEW{number}")
    assert gate.is_settled, f"whoever was waited for did it, and still: {waits_at(delivery, gate)}"


def answer(delivery: Delivery, gate: Gate, wait: Wait, now: datetime, newcomer: str) -> None:
    if wait.override:
        overriding.decline_override(delivery, gate, wait.override.number, Person(wait.users[0]), now)
        return
    if wait.concern:
        concerns.answer_concern(delivery, gate, wait.concern.number, "We will", Person(wait.users[0]), now)
        return
    if wait.missing:
        role = wait.missing.role
        users = [*delivery.holders_of(role), newcomer]
        changing.change_holders(delivery, role, users, Person(wait.users[0]), now)
        return
    assert wait.role
    by = Person(wait.users[0]) if wait.users else holder(delivery, wait.role)
    if any(s.live and s.verdict is Verdict.ABSTAIN for s in gate.own_live_sign_offs(by.user_id)):
        signing.withdraw(delivery, gate, by, now)
    signing.sign(delivery, gate, approval(delivery, gate, by), by, now)
