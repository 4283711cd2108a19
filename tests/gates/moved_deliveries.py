"""A small delivery at its first gate, and how it moves to another version of its process."""

from typing import Any

from gates.checklists.ticking import tick
from gates.delivery import Delivery
from gates.people import Person
from gates.process import Process
from gates.sign_offs.signing import sign
from gates.versions.moving import move
from tests.gates.deliveries import (
    APPROVE,
    holder,
    item,
    later,
    make_ready,
    phase,
    small,
    small_delivery,
)

LEAD = Person("U_LEAD")
WHY = "The new version asks for a security check"

TESTED = item("tested", required=False)
BUILD = phase("build", "builder", "lead", checklist=[item("built"), TESTED])
CHECK = phase("check", "checker")
SHIP = phase("ship", "lead")


def version(number: int, *phases: Any, **fields: Any) -> Process:
    return small(*phases, version=number, **fields)


def at_build() -> Delivery:
    """The first gate is open, everything in it is done, and the builder has signed."""
    delivery = small_delivery(BUILD, CHECK, SHIP)
    gate = make_ready(delivery)
    tick(delivery, gate, "tested", holder(delivery, "builder"), later())
    sign(delivery, gate, APPROVE, holder(delivery, "builder"), later())
    delivery.facts.clear()
    return delivery


def to(delivery: Delivery, *phases: Any, by: Person = LEAD, **fields: Any) -> None:
    move(delivery, version(2, *phases, **fields), {}, WHY, by, later(days=1))


def build(*items: Any, **fields: Any) -> Any:
    signers = fields.pop("signers", ("builder", "lead"))
    return phase("build", *signers, checklist=list(items), **fields)
