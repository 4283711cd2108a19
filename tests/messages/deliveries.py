"""Deliveries at the moments that messages are about, walked there by the rules themselves."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from gates.checklists import ticking
from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import Person
from gates.phases import closing, handing_over
from gates.phases.starting import Plan, start
from gates.process import Process
from gates.process_files.shipped import shipped_processes
from gates.records import recording
from gates.records.reviewing import review_can_be_written
from gates.sign_offs.signing import Decision, rules_waiting, sign, sign_for_client
from gates.sign_offs.signoff import Verdict

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
HOLDERS = {
    "delivery_manager": ["U0DANA"],
    "client_intake_manager": ["U0IRIS"],
    "production_architect": ["U0PABLO"],
    "qa_engineer": ["U0QUINN"],
    "deployment_specialist": ["U0DIEGO"],
    "cto": ["U0CARLA"],
}
MANAGER = Person("U0DANA")


def process() -> Process:
    return shipped_processes()["client-delivery"]


@dataclass
class Typed:
    """What people type; tests put something nasty or secret here."""

    name: str = "Web shop"
    client: str = "Acme"
    scope: str = "A web shop with search"
    evidence: str = "https://example.com/report?id=1&part=2"
    words: str = "It is fine"


def started(typed: Typed | None = None) -> Delivery:
    """Waiting for the first package."""
    said = typed or Typed()
    plan = Plan(
        said.name, said.client, said.scope, "C0TEAM", "C0CLIENT", TODAY, TODAY + timedelta(days=60), HOLDERS,
        {m.key: TODAY + timedelta(days=7 * n) for n, m in enumerate(process().milestones, 1) if m.planned},
    )  # fmt: skip
    return start("d0123456789a", "T0ACME", process(), plan, MANAGER, NOW)


def current(delivery: Delivery) -> Gate:
    gate = delivery.current
    assert gate is not None
    return gate


def holder(delivery: Delivery, role: str) -> Person:
    return Person(delivery.holders_of(role)[0])


def tick_all(delivery: Delivery, part: Part = Part.CHECKLIST, evidence: str | None = None) -> None:
    gate = current(delivery)
    for item in gate.part(part):
        if not item.done:
            proof = evidence or ("https://example.com/proof" if item.evidence_required else None)
            ticking.tick(delivery, gate, item.key, Person(item.owner_user or "U0DANA"), NOW, proof)


def offered(typed: Typed | None = None) -> Delivery:
    delivery = started(typed)
    tick_package(delivery)
    handing_over.offer(delivery, current(delivery), holder(delivery, "client_intake_manager"), NOW)
    return delivery


def tick_package(delivery: Delivery) -> None:
    gate = current(delivery)
    for item in gate.part(Part.PACKAGE):
        ticking.tick(delivery, gate, item.key, holder(delivery, item.owner), NOW, "https://example.com/proof")


def opened(typed: Typed | None = None) -> Delivery:
    """The first gate is open, and nothing is ticked."""
    delivery = offered(typed)
    handing_over.accept(delivery, current(delivery), MANAGER, NOW)
    return delivery


def ready(typed: Typed | None = None) -> Delivery:
    """Everything of the first gate is done but the sign-offs."""
    delivery = opened(typed)
    tick_all(delivery)
    return delivery


def pass_current(delivery: Delivery) -> None:
    """Ticks and signs whatever the gate that leads asks for."""
    gate = current(delivery)
    fill_record(delivery)
    tick_all(delivery)
    for rule in rules_waiting(delivery, gate):
        if delivery.process.roles[rule.role].external:
            sign_for_client(delivery, gate, Decision(Verdict.APPROVE, evidence="“We have it.”"), MANAGER, NOW)
        else:
            sign(delivery, gate, Decision(Verdict.APPROVE), holder(delivery, rule.role), NOW)


def fill_record(delivery: Delivery) -> None:
    """The data that some items need before they can be ticked."""
    if not delivery.risks:
        risk = recording.NewRisk("The test system is late", 3, 4, "Ask again on Monday", "U0PABLO")
        recording.add_risk(delivery, risk, MANAGER, NOW)
        recording.set_triggers(delivery, 3, "The scope changes", MANAGER, NOW)
        recording.record_feedback(delivery, "Good work", 4, "Their head of IT", MANAGER, NOW)
    if review_can_be_written(delivery) and not delivery.reviews:
        action = recording.NewAction("Order test systems earlier", "U0PABLO", date(2025, 4, 1))
        recording.write_review(delivery, "The team", "The dates", "Ask earlier", [action], MANAGER, NOW)


def at_phase(key: str, typed: Typed | None = None) -> Delivery:
    """That phase leads, with nothing ticked in it."""
    delivery = opened(typed)
    while current(delivery).phase != key:
        pass_current(delivery)
    return delivery


def all_settled() -> Delivery:
    delivery = at_phase("review")
    pass_current(delivery)
    return delivery


def closed() -> Delivery:
    delivery = all_settled()
    closing.close(delivery, MANAGER, NOW)
    return delivery


def sent_back_from_qa(reason: str = "Two tests fail") -> Delivery:
    delivery = at_phase("qa")
    decision = Decision(Verdict.REJECT, comment=reason)
    sign(delivery, current(delivery), decision, holder(delivery, "qa_engineer"), NOW)
    return delivery
