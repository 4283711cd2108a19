"""A small process in which two phases repeat, and what its CI reports of them."""

from datetime import date
from typing import Any

from gates.checklists.checking import Report
from gates.delivery import Delivery
from tests.gates.deliveries import SMALL_HOLDERS, item, pass_gate, phase, small, started

GREEN, RED = Report(passed=True), Report(passed=False)
ASKS = {"key": "rolled_back", "text": "The change is rolled back", "owner": "lead"}
RATE = {"at_most": 50, "of_last": 4, "asks": ASKS}


def itself(key: str, *keys: str, **fields: Any) -> dict[str, Any]:
    checklist = [item(each, automated=True) for each in keys]
    gate = {"sign_offs": [], "passes_itself": True}
    return phase(key, checklist=checklist, gate=gate, **fields)


PHASES = (
    phase("plan", checklist=[item("planned")]),
    itself("build", "tests", "lint", milestones={"end": "built"}),
    itself("rollout", "errors", milestones={"end": "out"}),
    phase("learn", "lead", checklist=[item("learned")], milestones={"end": "done"}),
)


def repeating(*phases: dict[str, Any], rate: dict[str, Any] | None = RATE) -> Delivery:
    """The runs are open, and none has begun."""
    delivery = planned(*phases, rate=rate)
    pass_gate(delivery)
    delivery.facts.clear()
    return delivery


def planned(*phases: dict[str, Any], rate: dict[str, Any] | None = RATE) -> Delivery:
    repeats = {"first": "build", "last": "rollout", "failure_rate": rate}
    process = small(*(phases or PHASES), repeats=repeats)
    return started(process, holders=SMALL_HOLDERS, targets={}, agreed_on=date(2026, 12, 31))
