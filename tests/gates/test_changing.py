"""What the manager corrects in a running delivery, with the old value kept; and cancelling it."""

from datetime import date
from typing import Any

import pytest

from gates import changing
from gates.facts import FactKind
from gates.gate import Outcome
from gates.people import Person
from gates.refusal import Refusal
from gates.sign_offs import signing
from tests.gates.deliveries import (
    ADMIN,
    APPROVE,
    ARCHITECT,
    MANAGER,
    MONDAY,
    QA,
    STRANGER,
    closed,
    current,
    go_to,
    kinds,
    later,
    make_ready,
    started,
)


def test_name_date_and_channel_change_and_the_old_values_are_kept() -> None:
    delivery = started()
    changes: dict[str, str | date | None] = {
        "name": "Old checkout",
        "agreed_on": date(2026, 5, 1),
        "client_channel": None,
    }
    for _ in range(2):
        changing.change_details(delivery, changes, MANAGER, later(1))
    assert (delivery.name, delivery.agreed_on, delivery.client_channel) == (
        "Old checkout",
        date(2026, 5, 1),
        None,
    )
    assert [(f.detail["field"], f.detail["was"], f.detail["value"]) for f in delivery.facts] == [
        ("name", "New checkout", "Old checkout"),
        ("agreed_on", "2026-04-03", "2026-05-01"),
        ("client_channel", "C_CLIENT", ""),
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"client": ""}, "client"),
        ({"scope": "\n"}, "scope"),
        ({"internal_channel": None}, "internal_channel"),
        ({"agreed_on": None}, "agreed_on"),
        ({"name": "New", "agreed_on": date(2026, 3, 1)}, "agreed_on"),
        ({"internal_channel": "C_CLIENT"}, "client_channel"),
    ],
)
def test_a_change_that_cannot_be_is_refused_at_its_field_and_changes_nothing(
    changes: dict[str, Any], field: str
) -> None:
    delivery = started()
    with pytest.raises(Refusal) as refused:
        changing.change_details(delivery, changes, MANAGER, MONDAY)
    assert refused.value.field == field
    assert delivery == started()


def test_only_what_may_be_changed_is_changed() -> None:
    delivery = started()
    changing.change_details(delivery, {"id": "forged", "started_by": "U_OTHER"}, MANAGER, MONDAY)
    assert delivery == started()


def test_only_the_manager_and_admins_change_and_cancel() -> None:
    delivery = started()
    for person in (QA, STRANGER, Person("U_ADMIN_OF_THE_CLIENT", is_admin=True, is_external=True)):
        with pytest.raises(Refusal, match="Only the delivery manager"):
            changing.change_details(delivery, {"name": "Mine"}, person, MONDAY)
        with pytest.raises(Refusal, match="Only the delivery manager"):
            changing.change_holders(delivery, "qa_engineer", ["U_X"], person, MONDAY)
        with pytest.raises(Refusal, match="Only the delivery manager"):
            changing.cancel(delivery, "Mine", person, MONDAY)
    changing.change_details(delivery, {"name": "Ours"}, ADMIN, MONDAY)
    assert delivery.name == "Ours"


def test_the_holder_of_a_role_changes_and_the_old_one_stays_in_the_record() -> None:
    delivery = started()
    for _ in range(2):
        changing.change_holders(delivery, "qa_engineer", ["U_NEW", "U_NEW", "U_QA"], MANAGER, later(1))
    changing.change_holders(delivery, "qa_engineer", ["U_NEW"], MANAGER, later(2))
    holders = [h for h in delivery.holders if h.role == "qa_engineer"]
    assert [(h.user_id, h.named_at, h.released_at, h.released_by) for h in holders] == [
        ("U_QA", MONDAY, later(2), "U_MANAGER"),
        ("U_NEW", later(1), None, None),
    ]
    assert kinds(delivery) == [FactKind.HOLDERS_CHANGED] * 2
    assert (delivery.facts[1].detail["was"], delivery.facts[1].detail["holders"]) == (
        ["U_QA", "U_NEW"],
        ["U_NEW"],
    )


def test_the_new_holder_signs_and_the_old_one_cannot_any_more() -> None:
    delivery = go_to("qa")
    gate = make_ready(delivery)
    changing.change_holders(delivery, "qa_engineer", ["U_NEW"], MANAGER, MONDAY)
    with pytest.raises(Refusal) as refused:
        signing.sign(delivery, gate, APPROVE, QA, MONDAY)
    assert refused.value.ask == ("U_NEW",)
    signing.sign(delivery, gate, APPROVE, Person("U_NEW"), MONDAY)
    assert gate.outcome is Outcome.PASSED


def test_a_role_of_ours_is_never_left_without_a_holder_and_an_unknown_one_not_filled() -> None:
    delivery = started()
    for role in ("qa_engineer", "magician"):
        with pytest.raises(Refusal) as refused:
            changing.change_holders(delivery, role, [], MANAGER, MONDAY)
        assert refused.value.field == role
    changing.change_holders(delivery, "client", ["U_CLIENT"], MANAGER, MONDAY)
    changing.change_holders(delivery, "client", [], MANAGER, MONDAY)
    assert delivery.holders_of("client") == []


def test_who_was_released_and_is_named_again_stands_twice_in_the_record() -> None:
    delivery = started()
    for users in (["U_NEW"], ["U_QA"]):
        changing.change_holders(delivery, "qa_engineer", users, MANAGER, MONDAY)
    assert [h.user_id for h in delivery.holders if h.role == "qa_engineer"] == ["U_QA", "U_NEW", "U_QA"]
    assert len({h.number for h in delivery.holders}) == len(delivery.holders)


def test_a_mistaken_start_is_cancelled_with_a_reason_and_changes_no_more() -> None:
    delivery = go_to("planning")
    with pytest.raises(Refusal) as refused:
        changing.cancel(delivery, " ", MANAGER, MONDAY)
    assert refused.value.field == "reason"
    for _ in range(2):
        changing.cancel(delivery, "Entered twice", MANAGER, later(1))
    assert kinds(delivery) == [FactKind.DELIVERY_CANCELLED]
    assert (delivery.cancelled_at, delivery.cancelled_by) == (later(1), "U_MANAGER")
    assert (delivery.status, delivery.live_gates) == ("Cancelled", [])
    assert [gate.outcome for gate in delivery.gates] == [Outcome.PASSED, Outcome.CANCELLED]
    with pytest.raises(Refusal, match="This delivery was cancelled"):
        changing.change_details(delivery, {"name": "Again"}, ADMIN, MONDAY)
    with pytest.raises(Refusal, match="This delivery was cancelled"):
        signing.sign(delivery, delivery.gates[-1], APPROVE, ARCHITECT, MONDAY)


def test_a_closed_delivery_cannot_be_cancelled() -> None:
    with pytest.raises(Refusal, match="This delivery is closed"):
        changing.cancel(closed(), "Too late", MANAGER, MONDAY)


def test_a_reference_to_a_gate_that_is_not_there_is_refused() -> None:
    delivery = started()
    with pytest.raises(Refusal, match="This gate no longer exists"):
        delivery.gate("intake", 2)
    assert current(delivery) is delivery.gate("intake", 1)
