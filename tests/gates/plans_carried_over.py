"""A plan whose gate carries over what did not change, and the people who sign it."""

from typing import Any

from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import Person
from gates.sign_offs import signing
from tests.gates.deliveries import (
    APPROVE,
    MONDAY,
    current,
    item,
    make_ready,
    phase,
    reject,
    small_delivery,
)

KEEPS = {"asked_again": "area", "carries_over": "items_and_sign_offs"}
BOTH = [item("built"), item("checked", "checker")]
HOLDERS = {"lead": ["U_LEAD"], "builder": ["U_BUILDER", "U_OTHER"], "checker": ["U_CHECKER"]}
OTHER = Person("U_OTHER")


def plan(*signers: str, checklist: Any = BOTH, **gate: Any) -> Any:
    """One gate, owned by the lead, who signs first."""
    fields = {"owner": ["lead"], "checklist": checklist, "gate": {**KEEPS, **gate}}
    return phase("plan", *(signers or ("lead", "builder", "checker")), **fields)


def begun(*phases: Any) -> Delivery:
    delivery = small_delivery(*phases, holders=HOLDERS)
    make_ready(delivery)
    return delivery


def signed(delivery: Delivery, *people: Person) -> Gate:
    gate = current(delivery)
    for by in people:
        signing.sign(delivery, gate, APPROVE, by, MONDAY)
    return gate


def sent_back(delivery: Delivery, by: Person, at: Any = MONDAY) -> Gate:
    signing.sign(delivery, current(delivery), reject(), by, at)
    return current(delivery)


def carried(gate: Gate) -> list[str]:
    return [s.role for s in gate.sign_offs if s.carried_from and s.live]
