"""Deliveries to test the rules with: the shipped process, and small ones for special cases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from gates.checklists import ticking
from gates.checklists.checking import take_report
from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.phases import closing, handing_over
from gates.phases.starting import Plan, start
from gates.process import Need, Process
from gates.process_files.shipped import shipped_processes
from gates.records import recording, success_metrics
from gates.records.delivery_mode import Mode
from gates.records.recording import NewAction, NewRisk
from gates.records.reviewing import review_can_be_written
from gates.records.success_metrics import Measurement, NewMetric
from gates.runs import ending
from gates.sign_offs import signing
from gates.sign_offs.formal import checklist_digest
from gates.sign_offs.signers import may_sign
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Condition, Signature, Verdict
from tests.gates.reports import CI, green, green_run

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CLIENT_DELIVERY = shipped_processes()["client-delivery"]

ADMIN = Person("U_ADMIN", is_admin=True)
STRANGER = Person("U_STRANGER")
VISITOR = Person("U_VISITOR", is_external=True)  # somebody of the client's whom nobody named

HOLDERS = {
    "delivery_manager": ["U_MANAGER"],
    "client_intake_manager": ["U_INTAKE"],
    "production_architect": ["U_ARCHITECT"],
    "qa_engineer": ["U_QA"],
    "deployment_specialist": ["U_DEPLOYER"],
    "cto": ["U_CTO"],
}
MANAGER, INTAKE, ARCHITECT, QA, DEPLOYER, CTO = (Person(users[0]) for users in HOLDERS.values())

TARGETS = {
    "production_start": date(2026, 3, 9),
    "production_complete": date(2026, 3, 20),
    "qa_submitted": date(2026, 3, 20),
    "qa_certified": date(2026, 3, 27),
    "deployment_start": date(2026, 3, 30),
    "client_handover": date(2026, 4, 3),
}

APPROVE = Decision(Verdict.APPROVE)
ABSTAIN = Decision(Verdict.ABSTAIN)
METRIC = NewMetric("Visitors who sign up", "12 %", "20 %", date(2026, 6, 30))
MEASURED = Measurement("17 %", MONDAY.date(), target_met=False)
RISK = NewRisk("The new line is late", 3, 4, "Start with the old one", "U_ARCHITECT")


def reject(why: str = "Two tests fail") -> Decision:
    return Decision(Verdict.REJECT, comment=why)


def approve_if(*texts: str, owner: str = "delivery_manager", user: str | None = None) -> Decision:
    conditions = tuple(Condition(text, owner, user, date(2026, 3, 16)) for text in texts)
    return Decision(Verdict.CONDITIONS, comment="Good enough to go on", conditions=conditions)


def later(days: int = 0, hours: int = 0) -> datetime:
    return MONDAY + timedelta(days=days, hours=hours)


def plan(**changes: Any) -> Plan:
    usual: dict[str, Any] = {
        "name": "New checkout",
        "client": "Harbour Ltd",
        "scope": "A checkout in three steps",
        "internal_channel": "C_TEAM",
        "client_channel": "C_CLIENT",
        "intake_on": MONDAY.date(),
        "agreed_on": date(2026, 4, 3),
        "holders": HOLDERS,
        "targets": TARGETS,
    }
    return Plan(**usual | changes)


def started(process: Process = CLIENT_DELIVERY, **changes: Any) -> Delivery:
    if process.asks_for_mode:
        changes = {"mode": Mode.SCRUM, "mode_because": "Several crafts, planned increments"} | changes
    delivery = start("d1", "T1", process, plan(**changes), MANAGER, MONDAY)
    delivery.facts.clear()
    return delivery


def current(delivery: Delivery) -> Gate:
    gate = delivery.current
    assert gate is not None
    return gate


def holder(delivery: Delivery, role: str) -> Person:
    """The first who holds the role; for a client's role without a name, somebody of theirs."""
    users = delivery.holders_of(role)
    external = delivery.process.roles[role].external
    return Person(users[0], is_external=external) if users else VISITOR


def holders(delivery: Delivery, role: str) -> list[Person]:
    """All of them, or somebody of the client's."""
    return [Person(user) for user in delivery.holders_of(role)] or [holder(delivery, role)]


def fill_record(delivery: Delivery, at: datetime) -> None:
    """Enters the data that items ask for before they can be ticked."""
    manager = holder(delivery, delivery.process.manager)
    recording.add_risk(delivery, RISK, manager, at)
    recording.set_triggers(delivery, 3, "More than three days", manager, at)
    if delivery.process.client_role():
        recording.record_feedback(delivery, "It looks good", 4, "Ms Harbour", manager, at)
    if delivery.process.measures_outcomes():
        fill_metrics(delivery, manager, at)
    if review_can_be_written(delivery):
        asked = delivery.process.asks_for(Need.REVIEW_ACTIONS)
        actions = [NewAction("Automate it", manager.user_id, at.date())] if asked else []
        recording.write_review(delivery, "Pace", "Nothing", "Ask early", actions, manager, at)


def fill_metrics(delivery: Delivery, manager: Person, at: datetime) -> None:
    """One is written unless some are, and each is measured as soon as it can be."""
    if not delivery.live_metrics():
        success_metrics.write_metric(delivery, METRIC, "It was forgotten", manager, at)
    if success_metrics.may_be_measured(delivery):
        for metric in [m for m in delivery.live_metrics() if m.value is None]:
            success_metrics.measure(delivery, metric.number, MEASURED, manager, at)


def hand_over(delivery: Delivery, gate: Gate, at: datetime = MONDAY) -> None:
    if gate.handoff is None or gate.opened_at:
        return
    tick_all(delivery, gate, Part.PACKAGE, at)
    handing_over.offer(delivery, gate, holder(delivery, gate.handoff.giver), at)
    handing_over.accept(delivery, gate, holder(delivery, gate.handoff.receiver), at)


def tick_all(
    delivery: Delivery,
    gate: Gate,
    part: Part = Part.CHECKLIST,
    at: datetime = MONDAY,
    but: Sequence[str] = (),
) -> None:
    manager = holder(delivery, delivery.process.manager)
    for item in gate.part(part):
        if item.done or item.key in but:
            continue
        if delivery.is_automated(item):
            take_report(delivery, gate, item.key, green(delivery, item), CI, at)
        else:
            evidence = "https://example.com/proof" if item.evidence_required else None
            ticking.tick(delivery, gate, item.key, manager, at, evidence)


def make_ready(delivery: Delivery, gate: Gate | None = None, at: datetime = MONDAY) -> Gate:
    """Everything but the sign-offs."""
    gate = gate or current(delivery)
    fill_record(delivery, at)
    hand_over(delivery, gate, at)
    tick_all(delivery, gate, at=at)
    return gate


def pass_gate(delivery: Delivery, gate: Gate | None = None, at: datetime = MONDAY) -> Gate:
    gate = make_ready(delivery, gate, at)
    for rule in sorted(signing.rules_waiting(delivery, gate), key=lambda rule: rule.step):
        for by in holders(delivery, rule.role):
            if rule.role in may_sign(delivery, gate, by):
                signing.sign(delivery, gate, approval(delivery, gate, by), by, at)
    return gate


def approval(delivery: Delivery, gate: Gate, by: Person) -> Decision:
    """With a typed name and a reason where the gate is formal."""
    words = delivery.process.signature
    if not delivery.phase(gate).gate.formal or words is None:
        return APPROVE
    return replace(APPROVE, signature=Signature(by.user_id, words.reasons[0], checklist_digest(gate)))


def go_to(phase: str, delivery: Delivery | None = None, at: datetime = MONDAY) -> Delivery:
    """A delivery whose leading phase is this one; its handoff is still to come."""
    delivery = delivery or started()
    while current(delivery).phase != phase:
        pass_gate(delivery, at=at)
    delivery.facts.clear()
    return delivery


def all_passed(delivery: Delivery | None = None) -> Delivery:
    delivery = delivery or started()
    while delivery.current or delivery.runs_are_open:
        if delivery.current:
            pass_gate(delivery)
        else:
            green_run(delivery, "build 1", MONDAY)
            ending.end_runs(delivery, holder(delivery, delivery.process.manager), MONDAY)
    delivery.facts.clear()
    return delivery


def closed() -> Delivery:
    delivery = all_passed()
    closing.close(delivery, MANAGER, MONDAY)
    delivery.facts.clear()
    return delivery


def latest(delivery: Delivery, phase: str) -> Gate:
    gate = delivery.latest(phase)
    assert gate is not None
    return gate


def kinds(delivery: Delivery) -> list[FactKind]:
    return [fact.kind for fact in delivery.facts]


def reached(delivery: Delivery) -> list[str]:
    return [milestone.key for milestone in delivery.milestones if milestone.reached_at]


# Small processes


def small(*phases: Mapping[str, Any], **fields: Any) -> Process:
    """Roles: lead (the manager), builder, checker, client."""
    roles = {key: {"name": key.capitalize(), "duty": "Does it"} for key in ("lead", "builder", "checker")}
    milestones = [{"key": key, "name": key.capitalize()} for key in milestone_keys(phases)] or [
        {"key": "done", "name": "Done"}
    ]
    return Process.model_validate({
        "key": "small", "name": "Small", "version": 1, "summary": "Small", "manager": "lead",
        "escalates_to": "lead", "delivered_by": milestones[-1]["key"], "milestones": milestones,
        "roles": {**roles, "client": {"name": "Client", "duty": "Receives", "external": True}},
        "phases": phases, **fields,
    })  # fmt: skip


def without_client_role(*phases: Mapping[str, Any]) -> Process:
    """The same without the client: nobody outside receives the work."""
    process = small(*phases)
    own = {key: role for key, role in process.roles.items() if not role.external}
    return process.model_copy(update={"roles": own})


def milestone_keys(phases: Sequence[Mapping[str, Any]]) -> list[str]:
    keys = []
    for phase in phases:
        ends = phase.get("milestones", {})
        keys += [ends.get("start"), *(item.get("milestone") for item in phase["checklist"]), ends.get("end")]
    return [key for key in keys if key]


def phase(key: str, *signers: str, **fields: Any) -> dict[str, Any]:
    gate = {
        "sign_offs": [{"role": role, "asks": "It is right"} for role in signers or ("builder",)],
        "sent_back_to": fields.pop("sent_back_to", key),
        "exceptions": fields.pop("exceptions", True),
        "holds": fields.pop("holds", "next_phase"),
        "rework": fields.pop("rework", ()),
        **fields.pop("gate", {}),
    }
    return {
        "key": key, "name": key.capitalize(), "purpose": "To do it", "status": key.capitalize(),
        "entry": ["Before"], "activities": ["Do"], "owner": ["builder"], "output": "Something",
        "checklist": [item(f"{key}_done")], "gate": gate, **fields,
    }  # fmt: skip


def item(key: str, owner: str = "builder", **fields: Any) -> dict[str, Any]:
    return {"key": key, "text": f"{key.capitalize()} is so", "owner": owner, **fields}


SMALL_HOLDERS = {"lead": ["U_LEAD"], "builder": ["U_BUILDER"], "checker": ["U_CHECKER"]}
LEAD, BUILDER, CHECKER = (Person(users[0]) for users in SMALL_HOLDERS.values())


def small_delivery(*phases: Mapping[str, Any], holders: Mapping[str, list[str]] = SMALL_HOLDERS) -> Delivery:
    return started(small(*phases), holders=holders, targets={}, agreed_on=date(2026, 12, 31))
