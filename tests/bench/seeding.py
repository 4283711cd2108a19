"""Many deliveries, each waiting at its planning gate, with cards and Homes that Slack already shows."""

import random
from dataclasses import dataclass
from datetime import datetime

from gates.delivery import Delivery
from gates.people import Person
from gates.phases.starting import start
from gates.sign_offs.signing import sign
from handlers.announcing import announce
from handlers.desk import Click
from storage import deliveries, homes
from storage.store import Store, Transaction
from tests.gates.deliveries import (
    APPROVE,
    CLIENT_DELIVERY,
    HOLDERS,
    MONDAY,
    current,
    make_ready,
    pass_gate,
    plan,
)

WORKSPACE = "T0BENCH"
DELIVERIES_OF_A_TEAM = 10
FIRST_SIGNER, LAST_SIGNER = "production_architect", "deployment_specialist"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A gate that waits for this person's sign-off; it is the last one where it closes."""

    delivery: str
    phase: str
    round: int
    user: str
    closes: bool


def seed(store: Store, count: int, at: datetime = MONDAY) -> list[Waiting]:
    """In every other delivery one of the two sign-offs is given, so that the next one closes its gate."""
    found: list[Waiting] = []
    for first in range(0, count, 200):
        with store.transaction(WORKSPACE) as tx:
            found += [add(tx, number, at) for number in range(first, min(first + 200, count))]
    with store.transaction(WORKSPACE) as tx:
        show_everything(tx, at)
    random.Random(count).shuffle(found)
    return found


def add(tx: Transaction, number: int, at: datetime) -> Waiting:
    closes, team = number % 2 == 1, number // DELIVERIES_OF_A_TEAM
    delivery = delivery_of(team, number, at)
    gate = current(delivery)
    if closes:
        sign(delivery, gate, APPROVE, Person(delivery.holders_of(FIRST_SIGNER)[0]), at)
    facts = tuple(delivery.facts)
    deliveries.add(tx, delivery)
    announce(tx, delivery, facts, Click(WORKSPACE, Person(delivery.started_by), at, f"seeded:{delivery.id}"))
    if number % DELIVERIES_OF_A_TEAM == 0:
        for user in sorted(delivery.people()):
            homes.want(tx, user, at)
    return Waiting(delivery.id, gate.phase, gate.round, delivery.holders_of(LAST_SIGNER)[0], closes)


def delivery_of(team: int, number: int, at: datetime) -> Delivery:
    holders = {role: [f"{user.replace('_', '')}{team}"] for role, [user] in HOLDERS.items()}
    own = plan(name=f"Delivery {number}", internal_channel=f"C{number}", client_channel=None, holders=holders)
    manager = Person(holders["delivery_manager"][0])
    delivery = start(f"D{number:06}", WORKSPACE, CLIENT_DELIVERY, own, manager, at)
    pass_gate(delivery, at=at)
    make_ready(delivery, at=at)
    return delivery


def show_everything(tx: Transaction, at: datetime) -> None:
    """As if the sender had done its work: all is posted, the gates that passed are settled."""
    for statement in SHOWN:
        tx.connection.exec_driver_sql(statement)


SHOWN = (
    """UPDATE cards SET shown = wanted, ts = '1772442000.' || substr(delivery_id, 2),
       channel_id = coalesce(channel_id, 'D' || user_id), pinned = kind IN ('kickoff', 'gate'),
       settled_at = CASE WHEN phase = 'intake' THEN created_at END""",
    "UPDATE notices SET sent_at = due_at, sent_ts = '1772442000.000001'",
)
