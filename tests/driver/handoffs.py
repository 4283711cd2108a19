"""Product work over its five handoffs, put in place by the acts themselves."""

from dataclasses import replace
from datetime import date
from typing import Any

from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.phases.starting import Plan
from gates.process_files.shipped import shipped_processes
from gates.records.delivery_mode import Mode
from gates.records.recording import NewRisk
from gates.records.success_metrics import NewMetric
from handlers.acts import measuring, recording, ticking
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
    passed_until,
    reread,
    start,
)

PROCESS = shipped_processes()["product-handoffs"]
HOLDERS = {
    "product_manager": [DANA],
    "design": [INES],
    "engineering": [PABLO],
    "qa": [QUINN],
    "support": [SAM],
    "marketing": [SAM],
    "launch_owner": [DIEGO],
    "decision_owner": [CLARA],
}
PLAN = Plan(
    name="Saved searches",
    client=None,
    scope="People find again what they searched for.",
    internal_channel=TEAM_CHANNEL,
    client_channel=None,
    intake_on=date(2026, 1, 4),
    agreed_on=date(2027, 2, 26),
    holders=HOLDERS,
    targets={m.key: date(2027, 1, 11) for m in PROCESS.milestones if m.planned},
    mode=Mode.KANBAN,
    mode_because="Nobody knows yet what people search for again",
)
METRIC = NewMetric("Searches that are opened again", "0", "1 in 5", date(2027, 6, 30))
RISK = NewRisk("The search team is busy", 3, 3, "Ask for two weeks in January", PABLO)


def started(desk: Desk, **changes: Any) -> Delivery:
    """The opportunity is to be handed over."""
    return start(desk, DANA, PROCESS, replace(PLAN, **changes))


def at_phase(desk: Desk, phase: str) -> Delivery:
    """Everything before this phase is done and signed; its own package is still to come."""
    delivery = started(desk)
    measuring.write_metric(desk, click(desk, DANA), Ref.to(delivery), METRIC, None)
    recording.add_risk(desk, click(desk, DANA), Ref.to(delivery), RISK)
    return passed_until(desk, delivery, phase)


def pack(desk: Desk, delivery: Delivery, *but: str) -> Delivery:
    """Everything of the package is ticked but these items."""
    gate = reread(desk, delivery).current
    assert gate is not None
    for item in gate.part(Part.PACKAGE):
        if item.key not in but:
            ticking.tick(desk, click(desk, DANA), Ref.to(delivery, gate, item.key), "https://acme.example/it")
    return reread(desk, delivery)
