"""Who is waited for, for what, and since when."""

from gates import changing
from gates.checklists import ticking
from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.escalations import raising
from gates.phases import closing, flow, handing_over
from gates.sign_offs import signing
from gates.waiting import Wait, WaitKind, waits_of
from tests.gates.deliveries import (
    ABSTAIN,
    APPROVE,
    ARCHITECT,
    BUILDER,
    DEPLOYER,
    INTAKE,
    LEAD,
    MANAGER,
    MONDAY,
    QA,
    approve_if,
    current,
    go_to,
    later,
    make_ready,
    pass_gate,
    phase,
    small_delivery,
    started,
    tick_all,
)


def spoken(waits: list[Wait]) -> list[tuple[WaitKind, str | None, tuple[str, ...]]]:
    return [(wait.kind, wait.role, wait.users) for wait in waits]


def only(delivery: Delivery) -> Wait:
    (wait,) = waits_of(delivery)
    return wait


def test_first_the_giver_is_waited_for_then_the_receiver() -> None:
    delivery = started()
    wait = only(delivery)
    assert (wait.kind, wait.users, wait.since) == (WaitKind.PREPARE, ("U_INTAKE",), MONDAY)
    assert len(wait.items) == 6
    tick_all(delivery, current(delivery), Part.PACKAGE)
    handing_over.offer(delivery, current(delivery), INTAKE, later(1))
    wait = only(delivery)
    assert (wait.kind, wait.users, wait.since) == (WaitKind.ACCEPT, ("U_MANAGER",), later(1))
    handing_over.return_with_questions(delivery, current(delivery), "Which devices?", MANAGER, later(2))
    wait = only(delivery)
    assert (wait.kind, wait.users, wait.since) == (WaitKind.PREPARE, ("U_INTAKE",), later(2))


def test_then_each_owner_of_open_required_items() -> None:
    delivery = go_to("planning", at=later(1))
    tick_all(
        delivery, current(delivery), but=["capacity_confirmed", "schedule_shared", "first_client_message"]
    )
    waits = waits_of(delivery)
    assert spoken(waits) == [
        (WaitKind.ITEMS, "production_architect", ("U_ARCHITECT",)),
        (WaitKind.ITEMS, "delivery_manager", ("U_MANAGER",)),
    ]
    assert [item.key for item in waits[1].items] == ["schedule_shared", "first_client_message"]
    assert waits[0].since == later(1)


def test_a_named_person_is_waited_for_in_the_place_of_a_role() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, approve_if("Book the line", user="U_FOREMAN"), ARCHITECT, MONDAY)
    signing.sign(delivery, gate, APPROVE, DEPLOYER, MONDAY)
    tick_all(delivery, current(delivery), but=["condition_1"])
    assert spoken(waits_of(delivery)) == [(WaitKind.ITEMS, "delivery_manager", ("U_FOREMAN",))]


def test_then_the_sign_offs_since_the_last_item_was_done() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery, at=later(2))
    assert [(w.kind, w.users, w.since) for w in waits_of(delivery)] == [
        (WaitKind.SIGN, ("U_ARCHITECT",), later(2)),
        (WaitKind.SIGN, ("U_DEPLOYER",), later(2)),
    ]
    signing.sign(delivery, gate, APPROVE, ARCHITECT, later(3))
    assert only(delivery).users == ("U_DEPLOYER",)


def test_a_sign_off_that_went_stale_is_waited_for_since_then() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery, at=later(2))
    signing.sign(delivery, gate, APPROVE, ARCHITECT, later(3))
    ticking.change_evidence(delivery, gate, "schedule_shared", MANAGER, later(4), "https://example.com/new")
    assert {wait.role: wait.since for wait in waits_of(delivery)} == {
        "production_architect": later(4),
        "deployment_specialist": later(2),
    }


def test_who_abstained_is_not_asked_again_as_long_as_somebody_else_can_sign() -> None:
    holders = {"lead": ["U_LEAD"], "builder": ["U_BUILDER", "U_TWIN"], "checker": ["U_CHECKER"]}
    delivery = small_delivery(phase("build"), holders=holders)
    make_ready(delivery)
    signing.sign(delivery, current(delivery), ABSTAIN, BUILDER, MONDAY)
    assert only(delivery).users == ("U_TWIN",)
    changing.change_holders(delivery, "builder", ["U_BUILDER"], LEAD, MONDAY)
    asked, missing = waits_of(delivery)
    assert asked.users == ("U_BUILDER",)
    assert (missing.kind, missing.users) == (WaitKind.NAME, ("U_LEAD",))


def test_an_unnamed_client_is_waited_for_by_role() -> None:
    delivery = go_to("handover")
    make_ready(delivery)
    assert spoken(waits_of(delivery)) == [(WaitKind.SIGN, "client", ())]


def test_two_open_phases_are_waited_for_in_the_order_of_the_process() -> None:
    delivery = go_to("handover")
    make_ready(delivery)
    flow.open_due_phases(delivery, later(7))
    assert [wait.gate.phase for wait in waits_of(delivery) if wait.gate] == ["handover", "review"]


def test_an_open_escalation_waits_for_whom_it_went_to() -> None:
    delivery = go_to("qa")
    make_ready(delivery)
    raising.escalate(delivery, "The line stands still", "U_CTO", QA, later(1))
    wait = waits_of(delivery)[-1]
    assert (wait.kind, wait.users, wait.since, wait.escalation) == (WaitKind.RESOLVE, ("U_CTO",), later(1), 1)


def test_in_the_end_the_manager_is_waited_for_to_close_and_then_nobody() -> None:
    delivery = go_to("review")
    pass_gate(delivery, at=later(50))
    wait = only(delivery)
    assert (wait.kind, wait.users, wait.since) == (WaitKind.CLOSE, ("U_MANAGER",), later(50))
    closing.close(delivery, MANAGER, later(51))
    assert waits_of(delivery) == []


def test_nobody_is_waited_for_in_a_cancelled_delivery() -> None:
    delivery = go_to("qa")
    changing.cancel(delivery, "Entered twice", MANAGER, MONDAY)
    assert waits_of(delivery) == []
