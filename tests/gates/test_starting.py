"""Starting a delivery: roles with holders, dates in order, the first handoff asked for."""

from contextlib import nullcontext
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gates.facts import FactKind
from gates.people import Person
from gates.phases.starting import check_dates, start
from gates.refusal import Refusal
from tests.gates.deliveries import (
    CLIENT_DELIVERY,
    HOLDERS,
    MANAGER,
    MONDAY,
    STRANGER,
    TARGETS,
    VISITOR,
    plan,
)


def field_refused(by: Person = MANAGER, **changes: Any) -> str | None:
    with pytest.raises(Refusal) as refused:
        start("d1", "T1", CLIENT_DELIVERY, plan(**changes), by, MONDAY)
    return refused.value.field


def test_a_delivery_starts_with_its_first_handoff_asked_for() -> None:
    delivery = start("d1", "T1", CLIENT_DELIVERY, plan(), STRANGER, MONDAY)
    assert [fact.kind for fact in delivery.facts] == [FactKind.DELIVERY_STARTED, FactKind.HANDOFF_ASKED]
    assert [(gate.phase, gate.round, gate.opened_at) for gate in delivery.gates] == [("intake", 1, None)]
    assert (delivery.started_by, delivery.started_at, delivery.status) == ("U_STRANGER", MONDAY, "Planning")
    assert [(m.key, m.first_target_on, m.target_on) for m in delivery.milestones] == [
        (m.key, TARGETS.get(m.key), TARGETS.get(m.key)) for m in CLIENT_DELIVERY.milestones
    ]


def test_each_role_of_ours_needs_a_holder_and_the_clients_does_not() -> None:
    delivery = start("d1", "T1", CLIENT_DELIVERY, plan(), MANAGER, MONDAY)
    assert delivery.holders_of("client") == []
    for role in HOLDERS:
        assert field_refused(holders={**HOLDERS, role: []}) == role
    assert field_refused(holders={k: v for k, v in HOLDERS.items() if k != "qa_engineer"}) == "qa_engineer"


def test_a_role_that_the_process_does_not_have_is_refused() -> None:
    assert field_refused(holders={**HOLDERS, "magician": ["U_MERLIN"]}) == "magician"


def test_a_role_may_have_several_holders_and_a_person_several_roles() -> None:
    holders = {**HOLDERS, "qa_engineer": ["U_QA", "U_MANAGER", "U_QA"]}
    delivery = start("d1", "T1", CLIENT_DELIVERY, plan(holders=holders), MANAGER, MONDAY)
    assert delivery.holders_of("qa_engineer") == ["U_QA", "U_MANAGER"]
    assert delivery.roles_of("U_MANAGER") == ["delivery_manager", "qa_engineer"]
    assert [holder.number for holder in delivery.holders] == list(range(1, 8))


def test_name_client_scope_and_channel_must_say_something() -> None:
    for field in ("name", "client", "scope", "internal_channel"):
        blank: dict[str, Any] = {field: "  "}
        assert field_refused(**blank) == field


def test_the_two_channels_must_differ() -> None:
    assert field_refused(client_channel="C_TEAM") == "client_channel"
    delivery = start("d1", "T1", CLIENT_DELIVERY, plan(client_channel=None), MANAGER, MONDAY)
    assert delivery.client_channel is None


def test_people_of_another_company_start_nothing() -> None:
    with pytest.raises(Refusal, match="Only people of this workspace"):
        start("d1", "T1", CLIENT_DELIVERY, plan(), VISITOR, MONDAY)


def test_dates_out_of_order_are_refused_at_their_field() -> None:
    assert field_refused(agreed_on=date(2026, 3, 1)) == "agreed_on"
    assert field_refused(targets={**TARGETS, "production_start": date(2026, 3, 1)}) == "production_start"
    assert field_refused(targets={**TARGETS, "qa_certified": date(2026, 3, 19)}) == "qa_certified"
    assert field_refused(targets={**TARGETS, "client_handover": date(2026, 4, 4)}) == "client_handover"


def test_dates_may_be_equal_and_may_be_missing() -> None:
    day = MONDAY.date()
    start(
        "d1", "T1", CLIENT_DELIVERY, plan(targets=dict.fromkeys(TARGETS, day), agreed_on=day), MANAGER, MONDAY
    )
    start("d1", "T1", CLIENT_DELIVERY, plan(targets={}), MANAGER, MONDAY)


@given(st.dictionaries(st.sampled_from(list(TARGETS)), st.integers(-5, 40)), st.integers(-5, 40))
def test_dates_in_any_order_are_accepted_only_when_they_run_from_intake_to_the_agreed_date(
    days: dict[str, int], agreed: int
) -> None:
    intake = MONDAY.date()
    targets = {key: intake + timedelta(days=n) for key, n in days.items()}
    in_order = [days[key] for key in TARGETS if key in days]
    right = agreed >= 0 and in_order == sorted(in_order) and min(in_order, default=0) >= 0
    right = right and days.get("client_handover", agreed) <= agreed
    with nullcontext() if right else pytest.raises(Refusal):
        check_dates(CLIENT_DELIVERY, intake, intake + timedelta(days=agreed), targets)
