"""A package of which too much is open goes only when its giver was told so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gates.checklists import ticking
from gates.checklists.checklist import Part
from gates.checklists.rework_warning import warned_points
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Handoff
from gates.phases import handing_over
from gates.refusal import Refusal
from tests.gates.deliveries import (
    BUILDER,
    CHECKER,
    MONDAY,
    current,
    later,
    phase,
    small_delivery,
    started,
    tick_all,
)

POINTS = ("user", "flow", "edges")


def handed(from_: int | None = 2) -> tuple[Delivery, Gate]:
    """The builder hands to the checker: one required item, three that may stay open."""
    points = [{"key": key, "text": f"The {key} is settled", "required": False} for key in POINTS]
    package = [{"key": "notes", "text": "Notes"}, *points]
    rule = {"giver": "builder", "receiver": "checker", "package": package, "warn_of_rework_from": from_}
    delivery = small_delivery(phase("check", "checker", handoff=rule, owner=["checker"]))
    gate = current(delivery)
    tick_all(delivery, gate, Part.PACKAGE, but=POINTS)
    delivery.facts.clear()
    return delivery, gate


def newest(gate: Gate) -> Handoff:
    assert gate.handoff is not None
    return gate.handoff


def settle(delivery: Delivery, gate: Gate, *keys: str) -> None:
    for key in keys:
        ticking.tick(delivery, gate, key, BUILDER, MONDAY)


def test_with_two_open_points_it_is_not_handed_over_unwarned() -> None:
    delivery, gate = handed()
    settle(delivery, gate, "user")
    assert [item.key for item in warned_points(delivery, gate)] == ["flow", "edges"]
    with pytest.raises(Refusal, match="still open in the package: “The flow is settled” and “The edges is"):
        handing_over.offer(delivery, gate, BUILDER, MONDAY)
    assert newest(gate).offered_at is None


def test_with_one_open_point_nobody_is_warned() -> None:
    delivery, gate = handed()
    settle(delivery, gate, "user", "flow")
    handing_over.offer(delivery, gate, BUILDER, MONDAY)
    assert newest(gate).in_spite_of is None
    assert "in_spite_of" not in delivery.facts[-1].detail


def test_what_does_not_apply_is_settled() -> None:
    delivery, gate = handed()
    for key in ("user", "flow"):
        ticking.waive(delivery, gate, key, BUILDER, MONDAY, "It has no screen")
    assert warned_points(delivery, gate) == []


def test_without_the_switch_nobody_is_warned() -> None:
    delivery, gate = handed(None)
    handing_over.offer(delivery, gate, BUILDER, MONDAY)
    assert newest(gate).offered_at == MONDAY


def test_in_spite_of_the_warning_it_goes_and_the_record_says_so() -> None:
    delivery, gate = handed()
    handing_over.offer(delivery, gate, BUILDER, MONDAY, POINTS)
    texts = [f"The {key} is settled" for key in POINTS]
    assert newest(gate).in_spite_of == "\n".join(texts)
    fact = delivery.facts[-1]
    assert (fact.kind, fact.detail["in_spite_of"]) == (FactKind.HANDOFF_OFFERED, texts)
    handing_over.accept(delivery, gate, CHECKER, MONDAY)
    assert gate.opened_at == MONDAY


def test_a_warning_that_left_one_out_does_not_count() -> None:
    """It was opened again while the form was read."""
    delivery, gate = handed()
    with pytest.raises(Refusal, match="again to see the warning"):
        handing_over.offer(delivery, gate, BUILDER, MONDAY, ("user", "flow"))
    settle(delivery, gate, "edges")
    handing_over.offer(delivery, gate, BUILDER, MONDAY, POINTS)
    assert newest(gate).in_spite_of == "The user is settled\nThe flow is settled"


def test_each_time_it_is_handed_over_it_is_asked_once() -> None:
    delivery, gate = handed()
    handing_over.offer(delivery, gate, BUILDER, MONDAY, POINTS)
    handing_over.offer(delivery, gate, BUILDER, MONDAY)
    assert len(delivery.facts) == 1
    handing_over.return_with_questions(delivery, gate, "Which user?", CHECKER, later(1))
    with pytest.raises(Refusal, match="still open"):
        handing_over.offer(delivery, gate, BUILDER, later(1))
    settle(delivery, gate, *POINTS)
    handing_over.offer(delivery, gate, BUILDER, later(1))
    assert [bool(each.in_spite_of) for each in gate.handoffs] == [True, False]


def test_an_incomplete_package_does_not_go_whatever_its_giver_was_told() -> None:
    delivery, gate = handed()
    ticking.reopen(delivery, gate, "notes", BUILDER, MONDAY)
    with pytest.raises(Refusal, match="Still missing: “Notes”"):
        handing_over.offer(delivery, gate, BUILDER, MONDAY, POINTS)


def test_a_handoff_without_anything_optional_warns_of_nothing() -> None:
    delivery = started()
    assert warned_points(delivery, current(delivery)) == []


@given(st.sets(st.sampled_from(POINTS)), st.integers(1, 3))
def test_it_warns_exactly_when_as_many_are_open_as_the_process_says(done: set[str], from_: int) -> None:
    delivery, gate = handed(from_)
    settle(delivery, gate, *sorted(done))
    still_open = [key for key in POINTS if key not in done]
    expected = still_open if len(still_open) >= from_ else []
    assert [item.key for item in warned_points(delivery, gate)] == expected
