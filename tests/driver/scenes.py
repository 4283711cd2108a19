"""Deliveries put in place by the acts themselves, so that a test begins where its question begins."""

from dataclasses import replace
from datetime import date
from typing import Any

from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.people import Person
from gates.phases.starting import Plan
from gates.process import Process
from gates.process_files.shipped import shipped_processes
from gates.records.recording import NewRisk
from gates.rights.asker import HOUSE
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from handlers.acts import handing_over, recording, signing, starting, steering, ticking
from handlers.desk import Click, Desk
from messages.ids import Field
from messages.refs import Ref
from storage import deliveries
from tests.driver.door import TEAM, numbers
from tests.driver.values import choice, person, text

PROCESS = shipped_processes()["client-delivery"]

DANA, INES, PABLO = "U0DANA0001", "U0INES0001", "U0PABLO001"
QUINN, DIEGO, CLARA = "U0QUINN001", "U0DIEGO001", "U0CLARA001"
OLIVIA, SAM = "U0OLIVIA01", "U0SAM00001"
TEAM_CHANNEL, CLIENT_CHANNEL = "C0ACMETLNT", "C0ACMESHRD"

HOLDERS = {
    "delivery_manager": [DANA],
    "client_intake_manager": [INES],
    "production_architect": [PABLO],
    "qa_engineer": [QUINN],
    "deployment_specialist": [DIEGO],
    "cto": [CLARA],
    "client": [OLIVIA],
}

PLAN = Plan(
    name="Talent Finder",
    client="Acme Robotics",
    scope="An assistant that finds the right engineer for each robot.",
    internal_channel=TEAM_CHANNEL,
    client_channel=CLIENT_CHANNEL,
    intake_on=date(2027, 1, 4),
    agreed_on=date(2027, 2, 26),
    holders=HOLDERS,
    targets={
        "production_start": date(2027, 1, 11),
        "production_complete": date(2027, 2, 5),
        "qa_submitted": date(2027, 2, 8),
        "qa_certified": date(2027, 2, 12),
        "deployment_start": date(2027, 2, 15),
        "client_handover": date(2027, 2, 19),
    },
)


def click(desk: Desk, by: str) -> Click:
    intent = f"scene:{next(numbers)}"
    return Click(TEAM, Person(by), desk.clock.now(), intent, as_client=by in HOLDERS["client"])


def started(desk: Desk, **changes: Any) -> Delivery:
    """Waiting for the intake manager's package."""
    return start(desk, INES, PROCESS, replace(PLAN, **changes))


def start(desk: Desk, by: str, process: Process, plan: Plan) -> Delivery:
    delivery = starting.start_delivery(desk, click(desk, by), process, plan)
    assert delivery is not None
    return delivery


def at_intake(desk: Desk, **changes: Any) -> Delivery:
    """The package is accepted; the first gate's checklist is open."""
    delivery = started(desk, **changes)
    accept_package(desk, delivery)
    return reread(desk, delivery)


def ready_to_sign(desk: Desk, **changes: Any) -> Delivery:
    """Every item of the first gate is done, nobody has signed."""
    delivery = at_intake(desk, **changes)
    prepare(desk, delivery)
    return reread(desk, delivery)


def at_phase(desk: Desk, phase: str, **changes: Any) -> Delivery:
    """Everything before this phase is done and signed, and its register filled."""
    delivery = started(desk, **changes)
    ref = Ref.to(delivery)
    recording.add_risk(desk, click(desk, DANA), ref, NewRisk("Late parts", 3, 4, "Order early", PABLO))
    recording.set_triggers(desk, click(desk, DANA), ref, 3, "More than three days")
    recording.record_feedback(
        desk, click(desk, DANA), ref, text="We like it", satisfaction=5, given_by="Olivia Brandt"
    )
    return passed_until(desk, delivery, phase)


def passed_until(desk: Desk, delivery: Delivery, phase: str) -> Delivery:
    """Every gate before this phase is passed by those whom it needs."""
    while (gate := reread(desk, delivery).current) and gate.phase != phase:
        pass_gate(desk, delivery)
    return reread(desk, delivery)


def closed(desk: Desk, **changes: Any) -> Delivery:
    """Its record is full, and closed by the manager."""
    delivery = at_phase(desk, "review", **changes)
    ref, words = Ref.to(delivery), {"went_well": "Pace", "went_badly": "Nothing", "lessons": "Ask early"}
    recording.write_review(desk, click(desk, DANA), ref, **words, actions=[])
    pass_gate(desk, delivery)
    steering.close(desk, click(desk, DANA), ref)
    return reread(desk, delivery)


def pass_gate(desk: Desk, delivery: Delivery) -> None:
    gate = reread(desk, delivery).current
    assert gate is not None
    if gate.opened_at is None:
        accept_package(desk, delivery)
    prepare(desk, delivery)
    ref = Ref.to(delivery, gate)
    for rule in delivery.phase(gate).gate.sign_offs:
        signing.sign(desk, click(desk, delivery.holders_of(rule.role)[0]), ref, Decision(Verdict.APPROVE))


def accept_package(desk: Desk, delivery: Delivery) -> None:
    prepare(desk, delivery)
    gate = reread(desk, delivery).current
    assert gate is not None
    assert gate.handoff is not None
    ref = Ref.to(delivery, gate)
    handing_over.offer(desk, click(desk, delivery.holders_of(gate.handoff.giver)[0]), ref)
    handing_over.accept(desk, click(desk, delivery.holders_of(gate.handoff.receiver)[0]), ref)


def prepare(desk: Desk, delivery: Delivery) -> None:
    """Ticks what is open at the gate that leads: its package, then its checklist."""
    delivery = reread(desk, delivery)
    gate = delivery.current
    assert gate is not None
    part = Part.CHECKLIST if gate.opened_at else Part.PACKAGE
    for item in [item for item in gate.items if item.part is part and not item.done]:
        ref = Ref.to(delivery, gate, item.key)
        evidence = "https://acme.example/proof" if item.evidence_required else None
        ticking.tick(desk, click(desk, delivery.holders_of(item.owner)[0]), ref, evidence)


def reread(desk: Desk, delivery: Delivery) -> Delivery:
    with desk.store.reading(TEAM, HOUSE) as tx:
        return deliveries.read(tx, delivery.id)


def gate_ref(delivery: Delivery) -> Ref:
    return Ref.to(delivery, delivery.current)


def risk(words: str) -> dict[str, dict[str, Any]]:
    """A filled-in form of the risk register."""
    return {
        Field.RISK: text(words),
        Field.LIKELIHOOD: choice("3"),
        Field.IMPACT: choice("4"),
        Field.MITIGATION: text("Order early"),
        Field.OWNER: person(PABLO),
    }
