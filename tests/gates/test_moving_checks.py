"""Where moving to another version makes no sense, it is refused with the reason."""

from typing import Any

import pytest

from gates.facts import FactKind
from gates.people import Person
from gates.refusal import Refusal
from gates.versions.moving import move
from tests.gates.deliveries import (
    ADMIN,
    current,
    item,
    kinds,
    later,
    pass_gate,
    phase,
    small_delivery,
)
from tests.gates.moved_deliveries import BUILD, CHECK, LEAD, SHIP, WHY, at_build, to, version

REFUSED = [
    ((CHECK, SHIP), "Phase 1: Build is open now, and version 2 does not have it"),
    ((phase("plan", "lead"), BUILD, CHECK, SHIP), "“Plan” comes before “Build”, which has begun"),
    ((CHECK, BUILD, SHIP), "“Check” comes before “Build”, which has begun"),
]


@pytest.mark.parametrize(("phases", "sentence"), REFUSED)
def test_it_is_refused_where_it_makes_no_sense(phases: Any, sentence: str) -> None:
    delivery = at_build()
    with pytest.raises(Refusal) as caught:
        to(delivery, *phases)
    assert sentence in caught.value.sentence
    assert "A new one can start with version 2." in caught.value.sentence
    assert delivery.process.version == 1
    assert delivery.facts == []


def test_a_phase_that_was_gone_through_cannot_be_missing_either() -> None:
    delivery = at_build()
    pass_gate(delivery)
    with pytest.raises(Refusal, match="Phase 1: Build has been gone through"):
        to(delivery, CHECK, SHIP)


STRICT = phase("check", "checker", exceptions=False, checklist=[item("proved", evidence="required")])
STRICT["gate"] |= {"separate": True, "veto": ["builder"], "valid_days": 8}
STRICT["gate"]["sign_offs"][0]["signers"] = "all"


def strict(**gate: Any) -> Any:
    return {**STRICT, "gate": {**STRICT["gate"], **gate}}


@pytest.mark.parametrize(
    "loosened",
    [
        strict(exceptions=True),
        strict(separate=False),
        strict(veto=[]),
        strict(valid_days=9),
        strict(sign_offs=[{"role": "lead", "asks": "It is right"}]),
        strict(sign_offs=[{"role": "checker", "asks": "It is right", "signers": 1}]),
        {**STRICT, "checklist": [item("other")]},
        {**STRICT, "checklist": [item("proved")]},
        {**STRICT, "checklist": [item("proved", evidence="required", required=False), item("other")]},
    ],
)
def test_an_open_gate_without_exceptions_does_not_get_one_this_way(loosened: Any) -> None:
    delivery = small_delivery(STRICT, SHIP)
    with pytest.raises(Refusal, match="is open and allows no exceptions"):
        to(delivery, loosened, SHIP)
    pass_gate(delivery)
    to(delivery, loosened, SHIP)


MEASURED = item("safe", automated=True, threshold={"at_most": 5}, fresh_for_hours=24)


def safe(**changes: Any) -> Any:
    return {**MEASURED, **changes}


@pytest.mark.parametrize(
    ("other", "is_refused"),
    [
        (item("safe"), True),
        (item("safe", automated=True), True),
        (safe(threshold={"at_most": 6}), True),
        (safe(threshold={"at_least": 1}), True),
        (safe(threshold={"at_most": 4}), False),
        (safe(threshold={"at_most": 5, "at_least": 1}), False),
        (safe(fresh_for_hours=25), True),
        (safe(fresh_for_hours=None), True),
        (safe(fresh_for_hours=23), False),
    ],
)
def test_a_check_of_such_a_gate_may_become_stricter_alone(other: Any, is_refused: bool) -> None:
    delivery = small_delivery({**STRICT, "checklist": [MEASURED]}, SHIP)
    if is_refused:
        with pytest.raises(Refusal, match="asks for less"):
            to(delivery, {**STRICT, "checklist": [other]}, SHIP)
    else:
        to(delivery, {**STRICT, "checklist": [other]}, SHIP)


def test_an_open_gate_without_exceptions_stays_a_formal_one() -> None:
    delivery = small_delivery(strict(formal=True), SHIP)
    with pytest.raises(Refusal, match="asks for less"):
        to(delivery, STRICT, SHIP)


def test_an_open_gate_without_exceptions_may_ask_for_more() -> None:
    delivery = small_delivery(STRICT, SHIP)
    to(delivery, {**STRICT, "checklist": [*STRICT["checklist"], item("more")]}, SHIP)
    assert [each.key for each in current(delivery).items] == ["proved", "more"]


def test_a_role_of_which_a_gate_wants_more_people_has_them_first() -> None:
    two = phase("ship", "lead")
    two["gate"]["sign_offs"][0]["signers"] = 2
    delivery = at_build()
    with pytest.raises(Refusal, match="Name at least 2 people as Lead"):
        to(delivery, BUILD, CHECK, two)
    assert delivery.process.version == 1


def test_a_package_on_its_way_keeps_its_giver_and_receiver() -> None:
    package = {"giver": "lead", "receiver": "builder", "package": [{"key": "order", "text": "The order"}]}
    delivery = small_delivery({**BUILD, "handoff": package}, SHIP)
    for other in ({}, {"handoff": {**package, "giver": "checker"}}):
        with pytest.raises(Refusal, match="is on its way"):
            to(delivery, {**BUILD, **other}, SHIP)
    more = {**package, "package": [*package["package"], {"key": "budget", "text": "The budget"}]}
    to(delivery, {**BUILD, "handoff": more}, SHIP)
    assert [each.key for each in current(delivery).items if each.part == "package"] == ["order", "budget"]


def test_who_may_move_it_and_with_what_reason() -> None:
    delivery = at_build()
    with pytest.raises(Refusal, match="Only the lead of this delivery can move it"):
        to(delivery, BUILD, SHIP, by=Person("U_BUILDER"))
    with pytest.raises(Refusal, match="Say why it is moved"):
        move(delivery, version(2, BUILD, SHIP), {}, " ", LEAD, later())
    to(delivery, BUILD, SHIP, by=ADMIN)
    to(delivery, BUILD, SHIP, by=ADMIN)
    assert kinds(delivery).count(FactKind.DELIVERY_MOVED) == 1
    [fact] = [fact for fact in delivery.facts if fact.kind is FactKind.DELIVERY_MOVED]
    assert (fact.detail["was"], fact.detail["version"], fact.detail["reason"]) == (1, 2, WHY)
    assert fact.detail["differences"] == ["Phase “Check” is gone."]


def test_another_process_or_the_same_version_is_refused() -> None:
    delivery = at_build()
    with pytest.raises(Refusal, match="to no other process"):
        to(delivery, BUILD, SHIP, key="other-process")
    with pytest.raises(Refusal, match="follows version 1 already"):
        move(delivery, version(1, BUILD, SHIP), {}, WHY, LEAD, later())


def test_an_open_gate_without_exceptions_does_not_come_to_pass_by_itself() -> None:
    proved = item("proved", automated=True, evidence="required")
    delivery = small_delivery({**STRICT, "checklist": [proved]}, SHIP)
    itself = {"sign_offs": [], "passes_itself": True, "separate": False, "valid_days": None, "veto": []}
    with pytest.raises(Refusal, match="asks for less"):
        to(delivery, {**strict(**itself), "checklist": [proved]}, SHIP)
