"""A product initiative, which has no client, at the moments that messages are about."""

from datetime import timedelta

from gates.checklists import ticking
from gates.delivery import Delivery
from gates.people import Person
from gates.phases.starting import Plan, start
from gates.process_files.shipped import shipped_processes
from gates.records import recording, success_metrics
from gates.records.success_metrics import Measurement, NewMetric
from gates.sign_offs.signing import Decision, rules_waiting, sign
from gates.sign_offs.signoff import Verdict
from tests.messages.deliveries import NOW, TODAY, current, holder

PRODUCT = shipped_processes()["software-product"]
MANAGER = Person("U0PIA")
HOLDERS = {
    "product_manager": ["U0PIA"],
    "engineering_lead": ["U0ELI"],
    "qa_lead": ["U0QUINN"],
    "release_manager": ["U0RAY"],
    "design": ["U0DORA"],
    "sre": ["U0SAM"],
    "sponsor": ["U0SUE"],
    "pmo": ["U0PAT"],
}
METRIC = NewMetric("Visitors who sign up", "12 %", "20 %", TODAY + timedelta(days=90))


def started() -> Delivery:
    targets = {m.key: TODAY + timedelta(days=7 * n) for n, m in enumerate(PRODUCT.milestones) if m.planned}
    plan = Plan(
        "Faster search", None, "Search in a blink", "C0TEAM", None, TODAY, TODAY + timedelta(days=60),
        HOLDERS, targets,
    )  # fmt: skip
    return start("d0123456789a", "T0ACME", PRODUCT, plan, MANAGER, NOW)


def at_phase(key: str) -> Delivery:
    """That phase leads, with nothing ticked in it; one success metric is written."""
    delivery = started()
    success_metrics.write_metric(delivery, METRIC, None, MANAGER, NOW)
    while current(delivery).phase != key:
        pass_current(delivery)
    return delivery


def measured(value: str = "17 %", *, target_met: bool = False) -> Delivery:
    delivery = at_phase("release")
    success_metrics.measure(delivery, 1, Measurement(value, TODAY, target_met), MANAGER, NOW)
    return delivery


def all_settled() -> Delivery:
    delivery = measured()
    recording.write_review(delivery, "The team", "The dates", "Ask earlier", [], MANAGER, NOW)
    pass_current(delivery)
    return delivery


def pass_current(delivery: Delivery) -> None:
    gate = current(delivery)
    for item in gate.items:
        proof = "https://example.com/proof" if item.evidence_required else None
        ticking.tick(delivery, gate, item.key, MANAGER, NOW, proof)
    for rule in rules_waiting(delivery, gate):
        sign(delivery, gate, Decision(Verdict.APPROVE), holder(delivery, rule.role), NOW)
