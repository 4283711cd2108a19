"""Where the process asks for it, the way of working is chosen by the risk, and changed only with a reason."""

import pytest

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.process import Process
from gates.records.choosing_mode import change_mode
from gates.records.delivery_mode import Mode
from gates.refusal import Refusal
from tests.gates.deliveries import BUILDER, LEAD, MONDAY, SMALL_HOLDERS, kinds, phase, small, started

ASKING = small(phase("build"), asks_for_mode=True)
WHY = "We know now what to build"


def begun(process: Process = ASKING, **changes: object) -> Delivery:
    return started(process, holders=SMALL_HOLDERS, targets={}, **changes)


def test_it_is_asked_for_with_the_reason_and_kept() -> None:
    delivery = begun(mode=Mode.KANBAN, mode_because="Much is uncertain")
    assert (delivery.mode, delivery.mode_because) == (Mode.KANBAN, "Much is uncertain")
    for changes, field in (({"mode": None}, "mode"), ({"mode_because": " "}, "reason")):
        with pytest.raises(Refusal) as refused:
            begun(**changes)
        assert refused.value.field == field


def test_a_process_that_does_not_ask_takes_none() -> None:
    quiet = small(phase("build"))
    assert begun(quiet).mode is None
    with pytest.raises(Refusal, match="does not ask for a delivery mode"):
        begun(quiet, mode=Mode.SCRUM, mode_because="We like it")
    with pytest.raises(Refusal, match="does not ask for a delivery mode"):
        change_mode(begun(quiet), Mode.SCRUM, WHY, LEAD, MONDAY)


def test_the_manager_changes_it_with_a_reason_once() -> None:
    delivery = begun()
    with pytest.raises(Refusal) as refused:
        change_mode(delivery, Mode.SHAPE_UP, " ", LEAD, MONDAY)
    assert refused.value.field == "reason"
    with pytest.raises(Refusal, match="Only the lead"):
        change_mode(delivery, Mode.SHAPE_UP, WHY, BUILDER, MONDAY)
    for _ in range(2):
        change_mode(delivery, Mode.SHAPE_UP, WHY, LEAD, MONDAY)
    assert kinds(delivery) == [FactKind.MODE_CHANGED]
    assert delivery.facts[0].detail["was"] == Mode.SCRUM
    assert (delivery.mode, delivery.mode_because) == (Mode.SHAPE_UP, WHY)
