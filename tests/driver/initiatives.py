"""Product initiatives put in place by the acts themselves: work without a client."""

from dataclasses import replace
from datetime import date
from typing import Any

from gates.delivery import Delivery
from gates.phases.starting import Plan
from gates.process_files.shipped import shipped_processes
from gates.records.success_metrics import Measurement, NewMetric
from handlers.acts import measuring, recording
from handlers.desk import Desk
from messages.refs import Ref
from tests.driver.scenes import (
    CLARA,
    DANA,
    DIEGO,
    INES,
    PABLO,
    QUINN,
    SAM,
    TEAM_CHANNEL,
    click,
    pass_gate,
    passed_until,
    reread,
    start,
)

PRODUCT = shipped_processes()["software-product"]
HOLDERS = {
    "product_manager": [DANA],
    "engineering_lead": [PABLO],
    "qa_lead": [QUINN],
    "release_manager": [DIEGO],
    "design": [INES],
    "sre": [SAM],
    "sponsor": [CLARA],
    "pmo": [INES],
}
PLAN = Plan(
    name="Faster search",
    client=None,
    scope="Search answers in a blink.",
    internal_channel=TEAM_CHANNEL,
    client_channel=None,
    intake_on=date(2026, 1, 4),
    agreed_on=date(2027, 2, 26),
    holders=HOLDERS,
    targets={m.key: date(2027, 1, 11) for m in PRODUCT.milestones if m.planned},
)
METRIC = NewMetric("Visitors who sign up", "12 %", "20 %", date(2027, 6, 30))


def started(desk: Desk, **changes: Any) -> Delivery:
    """The discovery is open; nothing is done in it."""
    return start(desk, DANA, PRODUCT, replace(PLAN, **changes))


def at_phase(desk: Desk, phase: str) -> Delivery:
    """Everything before this phase is done and signed, with one success metric."""
    delivery = started(desk)
    measuring.write_metric(desk, click(desk, DANA), Ref.to(delivery), METRIC, None)
    return passed_until(desk, delivery, phase)


def all_passed(desk: Desk) -> Delivery:
    """Nothing is left but to close the record."""
    delivery = at_phase(desk, "release")
    ref, today = Ref.to(delivery, number=1), desk.clock.now().date()
    measuring.measure(desk, click(desk, DANA), ref, Measurement("17 %", today, target_met=False))
    said = {"went_well": "The team", "went_badly": "The dates", "lessons": "Ask earlier"}
    recording.write_review(desk, click(desk, DANA), ref, actions=[], **said)
    pass_gate(desk, delivery)
    return reread(desk, delivery)
