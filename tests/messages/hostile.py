"""A delivery whose every typed field holds the same text, as large as a delivery can become."""

from datetime import timedelta

from gates import changing
from gates.checklists.checklist import Item, Origin, Part
from gates.checklists.evidence_file import EvidenceFile
from gates.checklists.question import Question
from gates.delivery import Delivery
from gates.escalations.escalation import Escalation
from gates.gate import Gate, Handoff, Outcome
from gates.holder import Holder
from gates.phases import handing_over
from gates.records.delivery_mode import Mode
from gates.records.record import (
    DoneChange,
    DoneDeed,
    Feedback,
    Review,
    ReviewAction,
    Risk,
    SuccessMetric,
)
from gates.records.target_change import TargetChange
from gates.registers.decision import LoggedDecision
from gates.registers.dependency import Dependency
from gates.registers.scope_addition import ScopeAddition, ScopeVerdict
from gates.sign_offs.concern import Concern
from gates.sign_offs.delegation import Delegation
from gates.sign_offs.override import Override
from gates.sign_offs.signoff import Condition, SignOff, Verdict
from tests.messages.deliveries import MANAGER, NOW, TODAY, current, holder, offered, opened

LINK = "https://example.slack.com/archives/C0TEAM/p1?a=1&b=2"


def overgrown(text: str, items: int = 60, holders: int = 30) -> Delivery:
    """An open gate with everything that people can type, and far too much of it."""
    delivery = called(text, opened())
    fill(delivery, current(delivery), text, items)
    crowd(delivery, holders)
    return delivery


def fill(delivery: Delivery, gate: Gate, text: str, items: int) -> None:
    gate.items += [item(gate, number, text) for number in range(items)]
    gate.sign_offs += [sign_off(gate, number, text) for number in range(12)]
    gate.handoffs.insert(0, question(gate, text))
    gate.questions += [item_question(gate, number, text) for number in range(1, 13)]
    gate.evidence_files += [evidence_file(gate, item, number) for number, item in enumerate(gate.items, 1)]
    gate.overrides += [override(gate, number, text) for number in range(1, 7)]
    gate.concerns += [concern(gate, number, text) for number in range(1, 13)]
    delivery.delegations += [delegation(gate, number, text) for number in range(1, 13)]
    delivery.escalate_when, delivery.acceptable_delay_days = text, 3
    delivery.mode, delivery.mode_because = Mode.KANBAN, text
    for n in range(1, 21):
        delivery.risks.append(risk(n, text))
        delivery.escalations.append(escalation(n, text))
        delivery.feedback.append(Feedback(n, text, 5, text, NOW, "U0DANA"))
        delivery.dependencies.append(dependency(n, text))
        change = TargetChange(n, "qa_certified", TODAY, TODAY, text, NOW, "U0DANA")
        delivery.target_changes.append(change)
        delivery.scope_additions.append(addition(n, text))
        delivery.decisions.append(decision(n, text))
        delivery.review_actions.append(ReviewAction(n, text, "U0DANA", TODAY, NOW))
        delivery.success_metrics.append(metric(n, text))
        delivery.done_changes.append(done_change(n, text))
    delivery.reviews.append(Review(1, text, text, text, NOW, "U0DANA"))


def item(gate: Gate, number: int, text: str) -> Item:
    """Open, done with evidence, and waived in turn; conditions and rework among them."""
    made = Item(
        gate.phase, gate.round, f"condition_{100 + number}", 100 + number, Part.CHECKLIST,
        (Origin.CONDITION, Origin.REWORK, Origin.DONE)[number % 3], text, "qa_engineer", due_on=TODAY,
    )  # fmt: skip
    if number % 3 == 1:
        made.ticked_at, made.ticked_by, made.evidence = NOW, "U0QUINN", text
    elif number % 3 == 2:
        made.waived_at, made.waived_by, made.waived_because = NOW, "U0DANA", text
    return made


def sign_off(gate: Gate, number: int, text: str) -> SignOff:
    """Withdrawn, stale and live ones of both roles."""
    role = ("delivery_manager", "client_intake_manager")[number % 2]
    conditions = [Condition(text, "cto", "U0CARLA", TODAY) for _ in range(10)]
    made = SignOff(
        gate.phase, gate.round, number + 1, role, Verdict.CONDITIONS, "U0DANA", NOW, text, text, conditions
    )
    if number % 3 == 0:
        made.withdrawn_at, made.withdrawn_by = NOW, "U0DANA"
    elif number % 3 == 1:
        made.stale_at, made.stale_because = NOW, text
    return made


def question(gate: Gate, text: str) -> Handoff:
    asked = Handoff(gate.phase, gate.round, 1, "client_intake_manager", "delivery_manager", NOW)
    asked.returned_at, asked.returned_by, asked.questions = NOW, "U0DANA", text
    asked.in_spite_of = "\n".join([text] * 40)
    return asked


def item_question(gate: Gate, number: int, text: str) -> Question:
    made = Question(gate.phase, gate.round, number, "asked", text, text, NOW, "U0PABLO")
    if number % 2:
        made.answer, made.answered_at, made.answered_by = text, NOW, "U0DANA"
    return made


def delegation(gate: Gate, number: int, text: str) -> Delegation:
    """In place of an approver, with a reason, or on their behalf; some are over."""
    made = Delegation(number, "U0DANA", f"U0STAND{number}", NOW, "U0DANA", TODAY, TODAY, gate.phase)
    made.replaces, made.reason, made.began_at = number % 2 == 0, text, NOW
    if number % 4 == 3:
        made.ended_at, made.ended_by = NOW, "U0DANA"
    return made


def override(gate: Gate, number: int, text: str) -> Override:
    made = Override(gate.phase, gate.round, number, text, NOW, "U0PABLO")
    if number % 3 == 1:
        made.confirmed_at, made.confirmed_by = NOW, "U0DANA"
    elif number % 3 == 2:
        made.declined_at, made.declined_by = NOW, "U0DANA"
    return made


def concern(gate: Gate, number: int, text: str) -> Concern:
    made = Concern(gate.phase, gate.round, number, text, NOW, "U0PABLO")
    if number % 2:
        made.answer, made.answered_at, made.answered_by = text, NOW, "U0DANA"
    return made


def risk(number: int, text: str) -> Risk:
    made = Risk(number, text, 5, 5, text, "U0PABLO", TODAY, NOW, "U0DANA")
    if number % 2:
        made.closed_at, made.closed_by, made.outcome = NOW, "U0DANA", text
    return made


def evidence_file(gate: Gate, item: Item, number: int) -> EvidenceFile:
    """Read, being read and unreadable in turn."""
    made = EvidenceFile(gate.phase, gate.round, number, item.key, "F0FILE", NOW, "U0DANA")
    if number % 3 == 1:
        made.name, made.size, made.sha256, made.link, made.read_at = item.text, 9, "ab" * 32, LINK, NOW
    elif number % 3 == 2:
        made.trouble = item.text
    return made


def addition(number: int, text: str) -> ScopeAddition:
    """Open, accepted, deferred and refused in turn."""
    made = ScopeAddition(number, text, text, NOW, "U0PABLO", LINK)
    if number % 4:
        made.verdict, made.reason, made.effect = list(ScopeVerdict)[number % 4 - 1], text, text
        made.agreed_on, made.decided_at, made.decided_by = TODAY, NOW, "U0DANA"
    return made


def dependency(number: int, text: str) -> Dependency:
    """Open, arrived and ended in turn."""
    made = Dependency(
        number, f"d{number}", text, text, TODAY, TODAY + timedelta(days=9), NOW, "U0DANA", TODAY
    )
    if number % 3 == 1:
        made.arrived_on = TODAY
    elif number % 3 == 2:
        made.ended_at, made.ended_by, made.ended_because = NOW, "U0DANA", text
    return made


def decision(number: int, text: str) -> LoggedDecision:
    shareable = number % 2 == 0
    return LoggedDecision(number, text, text, "U0DANA", TODAY, shareable, NOW, "U0DANA", text, LINK)


def metric(number: int, text: str) -> SuccessMetric:
    """Open, measured and dropped in turn."""
    made = SuccessMetric(number, text, text, text, TODAY, NOW, "U0DANA", text)
    if number % 3 == 1:
        made.value, made.measured_on, made.target_met = text, TODAY, number % 2 == 0
        made.measured_at, made.measured_by = NOW, "U0DANA"
    elif number % 3 == 2:
        made.dropped_at, made.dropped_by, made.dropped_because = NOW, "U0DANA", text
    return made


def done_change(number: int, text: str) -> DoneChange:
    """Added, reworded and dropped in turn, late and in time."""
    deed, late = list(DoneDeed)[number % 3], number % 2 == 0
    return DoneChange(number, f"done_{number}", deed, text, "cto", NOW, "U0DANA", late, text, text)


def escalation(number: int, text: str) -> Escalation:
    made = Escalation(number, text, "U0CARLA", NOW, "U0DANA", "intake")
    if number % 2:
        made.resolution, made.resolved_at, made.resolved_by = text, NOW, "U0CARLA"
    return made


def crowd(delivery: Delivery, holders: int) -> None:
    for role in delivery.process.roles:
        for number in range(holders):
            user = f"U0{role.replace('_', '').upper()}{number}"
            delivery.holders.append(Holder(len(delivery.holders) + 1, role, user, NOW, "U0DANA"))


def settled(text: str, outcome: Outcome) -> Delivery:
    """The overgrown gate is over, with a reason."""
    delivery = overgrown(text)
    gate = current(delivery)
    gate.closed_at, gate.closed_by = NOW + timedelta(hours=1), "U0DANA"
    gate.outcome, gate.reason = outcome, text
    return delivery


def cancelled(text: str) -> Delivery:
    delivery = overgrown(text)
    changing.cancel(delivery, "-", MANAGER, NOW)
    delivery.cancelled_because = text
    return delivery


def returned(text: str) -> Delivery:
    """A package that came back several times."""
    delivery = called(text, offered())
    gate = current(delivery)
    for _ in range(5):
        handing_over.return_with_questions(delivery, gate, "?", MANAGER, NOW)
        handing_over.offer(delivery, gate, holder(delivery, "client_intake_manager"), NOW)
    for handoff in gate.handoffs:
        handoff.questions = text
    return delivery


def called(text: str, delivery: Delivery) -> Delivery:
    """Also with a name that the rules would refuse, a blank one for example."""
    delivery.name = delivery.client = delivery.scope = text
    return delivery
