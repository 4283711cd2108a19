"""Very many deliveries, put in place by the rules themselves: at several phases, late, blocked, private."""

from dataclasses import replace
from datetime import date, timedelta

from gates.delivery import Delivery
from gates.escalations import raising
from gates.people import Person
from gates.phases.starting import start
from gates.records.recording import NewRisk, add_risk
from handlers.desk import Desk
from storage import deliveries
from tests.driver.door import TEAM
from tests.driver.scenes import CLARA, DANA, HOLDERS, PABLO, PLAN, PROCESS, SAM
from tests.gates.deliveries import make_ready, pass_gate

CLIENTS = ("Acme Robotics", "Harbour Ltd", "Globex", "Zürich Mutual", "Northern Rail")
WORKS = ("Web shop", "Robot arms", "Claims portal", "Ticket app", "Data warehouse", "Call centre")
AT_ONCE = 25
PHASES = 4  # the first ones, on which they are spread


def sow(desk: Desk, count: int) -> list[Delivery]:
    made = [one(desk, number) for number in range(count)]
    for first in range(0, count, AT_ONCE):
        with desk.store.transaction(TEAM) as tx:
            for each in made[first : first + AT_ONCE]:
                deliveries.add(tx, each)
    return made


def one(desk: Desk, number: int) -> Delivery:
    """Every seventh is late, every ninth blocked, every thirteenth private; Sam manages every third."""
    at = desk.clock.now() - timedelta(days=60, minutes=number)
    manager = SAM if number % 3 == 0 else DANA
    agreed = at.date() + timedelta(days=50 if number % 7 == 0 else 120)
    plan = replace(
        PLAN, name=f"{WORKS[number % 6]} {number:03}", client=CLIENTS[number % 5], intake_on=at.date(),
        agreed_on=agreed, targets={}, client_channel=None, private=number % 13 == 0,
        holders={**HOLDERS, "delivery_manager": [manager]},
    )  # fmt: skip
    delivery = start(f"M{number:06}", TEAM, PROCESS, plan, Person(DANA), at)
    if number % 5 == 0:
        risk = NewRisk("Parts are stuck in customs", 3, 4, "Order early", PABLO)
        add_risk(delivery, risk, Person(manager), at)
    for _ in range(number % PHASES):
        planned(delivery, at.date(), agreed)
        pass_gate(delivery, at=at)
    if number % 2:
        make_ready(delivery, at=at)
    if number % 9 == 0:
        raising.escalate(delivery, "The provider is silent", CLARA, Person(manager), at, None)
    return delivery


def planned(delivery: Delivery, first: date, last: date) -> None:
    """A date for each milestone, as planning asks for."""
    for place, milestone in enumerate(delivery.milestones):
        day = min(first + timedelta(days=7 * place), last)
        milestone.first_target_on = milestone.target_on = milestone.target_on or day
