"""What an automated check does to its item, to the gate, and to those who signed."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gates.checklists import ticking
from gates.checklists.checking import Report, gate_for, is_late, take_report
from gates.checklists.checklist import Item, Origin
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.process import Threshold
from gates.refusal import Refusal, Unknown
from gates.sign_offs import signing
from gates.sign_offs.formal import checklist_digest
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from tests.gates.deliveries import (
    APPROVE,
    BUILDER,
    CHECKER,
    LEAD,
    current,
    item,
    kinds,
    later,
    phase,
    reached,
    small_delivery,
)

CI = Person("check token “CI”, created by U_LEAD")
GREEN, RED = Report(passed=True), Report(passed=False, link="https://ci.example/7")
BACK = {"key": "rolled_back", "text": "The release is rolled back", "owner": "lead"}
RATE: dict[str, Any] = {"automated": True, "threshold": {"at_most": 15, "unit": "%"}, "if_failing": BACK}


def checked(*items: dict[str, Any], **fields: Any) -> Delivery:
    own = items or (item("tests", automated=True, milestone="tested"), item("read", "checker"))
    return small_delivery(phase("build", "builder", "checker", checklist=own, **fields), phase("ship"))


def report(delivery: Delivery, key: str, found: Report, hours: int = 1) -> Item:
    return take_report(delivery, gate_for(delivery, key), key, found, CI, later(hours=hours))


def test_a_green_check_ticks_its_item_in_its_token_s_name() -> None:
    delivery = checked()
    tests = report(delivery, "tests", Report(passed=True, link="https://ci.example/6"))
    assert (tests.ticked_by, tests.ticked_at) == (CI.user_id, later(hours=1))
    assert tests.evidence == "https://ci.example/6"
    assert reached(delivery) == ["tested"]
    assert FactKind.CHECK_PASSED in kinds(delivery)


def test_nobody_ticks_it_by_hand_and_hears_how_it_gets_done() -> None:
    delivery = checked()
    gate = current(delivery)
    with pytest.raises(Refusal, match=r"never by hand.*`/gate token`"):
        ticking.tick(delivery, gate, "tests", BUILDER, later())
    with pytest.raises(Refusal, match="never by hand"):
        ticking.change_evidence(delivery, gate, "tests", BUILDER, later(), "Seen")
    report(delivery, "tests", GREEN)
    with pytest.raises(Refusal, match="never by hand"):
        ticking.reopen(delivery, gate, "tests", BUILDER, later())
    assert gate.item("tests").done  # type: ignore[union-attr]


def test_a_person_s_item_is_not_ticked_by_a_check() -> None:
    with pytest.raises(Refusal, match="“Read is so” is ticked by a person"):
        report(checked(), "read", GREEN)


def test_a_failure_after_green_reopens_it_and_makes_sign_offs_stale() -> None:
    delivery = checked()
    gate = current(delivery)
    report(delivery, "tests", GREEN)
    ticking.tick(delivery, gate, "read", CHECKER, later(hours=1))
    signing.sign(delivery, gate, APPROVE, BUILDER, later(hours=2))
    tests = report(delivery, "tests", RED, 3)
    assert tests.failing
    assert not tests.done
    assert reached(delivery) == []
    assert gate.sign_offs[0].stale_because == "The check of “Tests is so” failed"
    with pytest.raises(Refusal, match="1 required item is still open: “Tests is so”"):
        signing.sign(delivery, gate, APPROVE, CHECKER, later(hours=4))
    report(delivery, "tests", GREEN, 5)
    signing.sign(delivery, gate, APPROVE, BUILDER, later(hours=6))
    signing.sign(delivery, gate, APPROVE, CHECKER, later(hours=6))
    assert current(delivery).phase == "ship"


def test_a_rerun_that_stays_green_costs_no_sign_off() -> None:
    delivery = checked()
    gate = current(delivery)
    report(delivery, "tests", Report(passed=True, link="https://ci.example/6"))
    ticking.tick(delivery, gate, "read", CHECKER, later(hours=1))
    signing.sign(delivery, gate, APPROVE, BUILDER, later(hours=2))
    seen = checklist_digest(gate)
    tests = report(delivery, "tests", Report(passed=True, link="https://ci.example/8"), 3)
    assert gate.sign_offs[0].live
    assert tests.ticked_at == later(hours=1)
    assert (tests.checked_at, tests.evidence) == (later(hours=3), "https://ci.example/6")
    assert checklist_digest(gate) == seen, "so a formal signature stands as well"


@given(value=st.decimals(-100, 100, places=2), low=st.integers(-50, 50), room=st.integers(0, 50))
def test_a_value_is_green_exactly_within_its_threshold(value: Decimal, low: int, room: int) -> None:
    limits = {"at_least": low, "at_most": low + room}
    delivery = checked(item("rate", automated=True, threshold=limits))
    rate = report(delivery, "rate", Report(passed=True, value=value))
    assert rate.done == (low <= value <= low + room) == Threshold.model_validate(limits).keeps(value)


def test_beyond_the_threshold_it_fails_whatever_the_check_calls_it() -> None:
    delivery = checked(item("rate", **RATE))
    rate = report(delivery, "rate", Report(passed=True, value=Decimal("15.1")))
    assert (rate.failing, rate.check_value) == (True, "15.1 %")
    assert delivery.facts[-1].detail["threshold"] == "at most 15 %"
    assert report(delivery, "rate", Report(passed=False, value=Decimal(3))).failing


def test_what_a_report_lacks_is_asked_for() -> None:
    delivery = checked(item("rate", **RATE), item("seen", automated=True, evidence="required"))
    with pytest.raises(Refusal, match="send the `value`, which is to be at most 15 %") as caught:
        report(delivery, "rate", GREEN)
    assert caught.value.field == "value"
    with pytest.raises(Refusal, match="send a `link` that shows it"):
        report(delivery, "seen", GREEN)


def test_a_failure_asks_for_the_rollback_once_and_again_after_it_was_green() -> None:
    delivery = checked(item("rate", **RATE))
    gate = current(delivery)
    bad, good = Report(passed=True, value=Decimal(23)), Report(passed=True, value=Decimal(2))
    report(delivery, "rate", bad)
    back = gate.item("rolled_back")
    assert back is not None
    assert (back.text, back.owner, back.origin, back.blocks) == (BACK["text"], "lead", Origin.CHECK, True)
    ticking.tick(delivery, gate, "rolled_back", LEAD, later(hours=2))
    report(delivery, "rate", bad, 3)
    assert back.done, "the same failure, reported again, asks for nothing new"
    report(delivery, "rate", good, 4)
    assert back.done
    report(delivery, "rate", bad, 5)
    assert back.blocks
    assert [each.key for each in gate.items].count("rolled_back") == 1


def test_a_waiver_follows_the_gate_and_no_check_takes_it_back() -> None:
    delivery = checked()
    gate = current(delivery)
    ticking.waive(delivery, gate, "tests", LEAD, later(), "There is no code in it")
    for found in (RED, GREEN):
        assert report(delivery, "tests", found).waived_because == "There is no code in it"
    ticking.reopen(delivery, gate, "tests", LEAD, later(hours=2))
    assert gate.item("tests").blocks  # type: ignore[union-attr]
    strict = checked(exceptions=False)
    with pytest.raises(Refusal, match="allows no exceptions"):
        ticking.waive(strict, current(strict), "tests", LEAD, later(), "Budget is spent")


def test_it_is_late_once_nothing_else_is_open() -> None:
    delivery = checked()
    gate = current(delivery)
    tests = gate.items[0]
    assert not is_late(delivery, gate, tests)
    ticking.tick(delivery, gate, "read", CHECKER, later())
    assert is_late(delivery, gate, tests)
    report(delivery, "tests", RED)
    assert is_late(delivery, gate, tests)
    report(delivery, "tests", GREEN)
    assert not is_late(delivery, gate, tests)


def test_the_gate_of_a_report_is_found_or_the_sentence_says_why_not() -> None:
    same = [item("tests", automated=True)]
    delivery = small_delivery(phase("build", checklist=same), phase("ship", checklist=same))
    assert gate_for(delivery, "tests").phase == "build"
    with pytest.raises(Unknown, match="has no item “nothing”"):
        gate_for(delivery, "nothing")
    with pytest.raises(Unknown, match="has no phase “nowhere”"):
        gate_for(delivery, "tests", "nowhere")
    with pytest.raises(Refusal, match="Phase 2: Ship has not started"):
        gate_for(delivery, "tests", "ship")


def test_a_settled_round_takes_no_report() -> None:
    delivery = checked()
    gate = current(delivery)
    signing.sign(delivery, gate, Decision(Verdict.REJECT, "No"), BUILDER, later())
    with pytest.raises(Refusal, match="Round 1 of Phase 1: Build is settled"):
        take_report(delivery, gate, "tests", GREEN, CI, later())
    assert gate_for(delivery, "tests").round == 2
