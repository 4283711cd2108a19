"""Work that ran elsewhere comes in where it stands; nothing counts as signed here."""

from datetime import UTC, date, datetime

import pytest

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Outcome
from gates.phases import closing
from gates.phases.bringing_in import BroughtIn
from gates.phases.starting import start
from gates.refusal import Refusal
from gates.waiting import waits_of
from tests.gates.deliveries import CLIENT_DELIVERY, MANAGER, MONDAY, kinds, pass_gate, plan

SIGNED = "Intake and planning were signed by Dana on paper, 12 January"


def brought(stands_at: str, said: str = SIGNED, **reached: date) -> Delivery:
    where = BroughtIn(stands_at, said, reached)
    return start("D1", "T1", CLIENT_DELIVERY, plan(brought=where), MANAGER, MONDAY)


def test_it_leads_from_the_phase_where_it_stands_and_goes_on_from_there() -> None:
    delivery = brought("qa", production_start=date(2026, 1, 12))
    assert [gate.outcome for gate in delivery.gates] == [*[Outcome.BROUGHT_IN] * 3, None]
    assert delivery.current
    assert delivery.current.phase == "qa"
    assert waits_of(delivery)
    pass_gate(delivery)
    assert delivery.current.phase == "deployment"
    reached = {m.key: m.reached_at for m in delivery.milestones if m.reached_at}
    assert reached["production_start"] == datetime(2026, 1, 12, 12, tzinfo=UTC)


def test_nothing_before_counts_as_signed_or_ticked_here() -> None:
    delivery = brought("production")
    behind = delivery.gates[:2]
    assert not any(gate.items or gate.sign_offs for gate in behind)
    assert {(gate.closed_by, gate.reason) for gate in behind} == {(MANAGER.user_id, SIGNED)}
    assert kinds(delivery).count(FactKind.PHASE_BROUGHT_IN) == 2
    assert FactKind.GATE_PASSED not in kinds(delivery)


def test_it_can_be_closed_like_any_other() -> None:
    delivery = brought("handover")
    while delivery.current:
        pass_gate(delivery)
    assert not [
        line for line in closing.missing_for_closing(delivery) if "brought" in line or "Intake" in line
    ]


@pytest.mark.parametrize(
    ("stands_at", "said", "field"),
    [
        ("nowhere", SIGNED, "stands_at"),
        ("qa", "", "signed_before"),
        ("qa", "   ", "signed_before"),
        ("review", SIGNED, "stands_at"),  # behind the client's word
    ],
)
def test_where_it_cannot_come_in_is_refused_at_the_field(stands_at: str, said: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        brought(stands_at, said)
    assert refused.value.field == field


def test_at_the_first_phase_there_is_nothing_to_bring_in() -> None:
    delivery = brought("intake", "")
    assert [gate.outcome for gate in delivery.gates] == [None]
    assert FactKind.PHASE_BROUGHT_IN not in kinds(delivery)


def test_practice_has_no_channel_with_a_client() -> None:
    with pytest.raises(Refusal) as refused:
        start("D1", "T1", CLIENT_DELIVERY, plan(practice=True), MANAGER, MONDAY)
    assert refused.value.field == "client_channel"
    assert start(
        "D1", "T1", CLIENT_DELIVERY, plan(practice=True, client_channel=None), MANAGER, MONDAY
    ).practice
