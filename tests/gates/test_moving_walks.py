"""Whatever differs between two versions: a move is refused without a trace, or the delivery can be ended."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.process import Process
from gates.refusal import Refusal
from gates.sign_offs.signing import rules_waiting, sign
from gates.versions.moving import move, new_roles
from gates.waiting import waits_of
from tests.gates.deliveries import (
    APPROVE,
    CLIENT_DELIVERY,
    MANAGER,
    holder,
    later,
    make_ready,
    pass_gate,
    started,
)
from tests.gates.edited_processes import edited
from tests.gates.walking import can_be_completed, copied

NOW = later(days=2)


def somewhere(passed: int, *, half: bool) -> Delivery:
    """So many gates are passed; the one that leads is ready, or has only just begun."""
    delivery = started(CLIENT_DELIVERY)
    for _ in range(passed):
        pass_gate(delivery)
    if half and delivery.current:
        gate = make_ready(delivery)
        first = delivery.phase(gate).gate.sign_offs[0].role
        if first != delivery.process.client_role():
            sign(delivery, gate, APPROVE, holder(delivery, first), later())
    delivery.facts.clear()
    return delivery


@given(edited(CLIENT_DELIVERY), st.integers(0, 7), st.booleans())
def test_a_move_leaves_no_trace_or_a_delivery_that_can_be_ended(
    target: Process, passed: int, half: bool
) -> None:
    delivery = somewhere(passed, half=half)
    before = copied(delivery)
    holders = {role: ["U_NEW"] for role in new_roles(delivery.process, target)}
    try:
        move(delivery, target, holders, "Because", MANAGER, NOW)
    except Refusal:
        assert delivery == before, "a refusal left a trace"
        return
    assert delivery.process == target
    check_settled(before, delivery)
    for gate in delivery.live_gates:
        check_open(delivery, gate)
    assert waits_of(delivery)
    assert (FactKind.DELIVERY_MOVED in [fact.kind for fact in delivery.facts]) is (target != before.process)
    can_be_completed(delivery, NOW + timedelta(days=1))


def check_settled(before: Delivery, after: Delivery) -> None:
    for gate in before.gates:
        if gate.is_settled:
            assert after.gate(gate.phase, gate.round) == gate


def check_open(delivery: Delivery, gate: Gate) -> None:
    """An open round asks for exactly what the new version asks, and waits for somebody."""
    phase = delivery.phase(gate)
    asked = {source.key: (source.text, source.required) for source in phase.checklist}
    shown = {item.key: (item.text, item.required) for item in gate.items if item.part == "checklist"}
    assert shown == asked
    assert all(item.owner in delivery.process.roles for item in gate.items)
    assert [item.position for item in gate.items] == list(range(1, len(gate.items) + 1))
    assert gate.opened_at is None or gate.blocking() or rules_waiting(delivery, gate)
    if not phase.gate.exceptions:
        assert not any(item.required and item.waived_at for item in gate.items)
