"""Deliveries to store, and short ways to store them."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from gates.delivery import Delivery
from gates.phases.starting import start
from gates.sign_offs.signing import sign
from storage import deliveries
from storage.store import Store
from tests.gates.deliveries import (
    APPROVE,
    CLIENT_DELIVERY,
    LEAD,
    MANAGER,
    MONDAY,
    SMALL_HOLDERS,
    current,
    holder,
    make_ready,
    pass_gate,
    phase,
    plan,
    without_client_role,
)

WORKSPACE, OTHER_WORKSPACE = "T1", "T2"


def new_delivery(workspace: str = WORKSPACE, **changes: Any) -> Delivery:
    delivery_id = uuid4().hex[:12]
    named = {"name": f"Checkout {delivery_id}"} | changes
    return start(delivery_id, workspace, CLIENT_DELIVERY, plan(**named), MANAGER, MONDAY)


def without_client(name: str) -> Delivery:
    """Work that nobody outside receives."""
    process = without_client_role(phase("build"))
    named = plan(name=name, client=None, client_channel=None, holders=SMALL_HOLDERS, targets={})
    return start(uuid4().hex[:12], WORKSPACE, process, named, LEAD, MONDAY)


def add(store: Store, delivery: Delivery, intent: str | None = None) -> Delivery:
    with store.transaction(delivery.workspace_id) as tx:
        deliveries.add(tx, delivery, intent)
    return delivery


def stored(store: Store, workspace: str = WORKSPACE, **changes: Any) -> Delivery:
    return add(store, new_delivery(workspace, **changes))


def stored_at(store: Store, phase: str, at: datetime = MONDAY) -> Delivery:
    """Its leading gate is this phase's, and lacks nothing but the sign-offs."""
    delivery = new_delivery()
    while current(delivery).phase != phase:
        pass_gate(delivery, at=at)
    make_ready(delivery, at=at)
    return add(store, delivery)


def read(store: Store, delivery: Delivery) -> Delivery:
    with store.reading(delivery.workspace_id) as tx:
        return deliveries.read(tx, delivery.id)


def approve(store: Store, delivery_id: str, role: str, intent: str | None = None) -> None:
    """One click on the card, by the holder of this role."""
    with store.transaction(WORKSPACE) as tx:
        delivery = deliveries.load(tx, delivery_id)
        sign(delivery, current(delivery), APPROVE, holder(delivery, role), MONDAY)
        deliveries.save(tx, delivery, intent)
