"""A running delivery moves to another version of its process: what stays, what opens, what goes."""

from typing import Any

import pytest

from gates.checklists.ticking import waive
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Outcome
from gates.process import Process
from gates.refusal import Refusal
from gates.sign_offs.signing import sign
from gates.versions.moving import move
from tests.gates.deliveries import (
    APPROVE,
    current,
    holder,
    item,
    later,
    latest,
    make_ready,
    pass_gate,
    phase,
    small_delivery,
)
from tests.gates.moved_deliveries import BUILD, CHECK, LEAD, SHIP, TESTED, WHY, at_build, build, to, version


def live(delivery: Delivery) -> list[str]:
    """The roles whose sign-off stands at the gate that leads."""
    return [s.role for s in current(delivery).sign_offs if s.live]


def test_an_added_required_item_opens_and_what_was_signed_is_asked_again() -> None:
    delivery = at_build()
    to(delivery, build(item("built"), item("scanned"), TESTED), CHECK, SHIP)
    gate = current(delivery)
    assert [each.key for each in gate.items] == ["built", "scanned", "tested"]
    assert [each.key for each in gate.blocking()] == ["scanned"]
    assert live(delivery) == []
    assert gate.sign_offs[0].stale_because == "The checklist is another one in version 2"
    assert delivery.process.version == 2


def test_an_added_optional_item_opens_and_sign_offs_stand() -> None:
    delivery = at_build()
    to(
        delivery,
        build(item("built"), TESTED, item("nice", required=False)),
        CHECK,
        SHIP,
    )
    assert [(each.key, each.done) for each in current(delivery).items][-1] == ("nice", False)
    assert live(delivery) == ["builder"]


def test_a_removed_item_disappears_from_the_open_round_and_the_log_keeps_it() -> None:
    delivery = at_build()
    to(delivery, build(item("built")), CHECK, SHIP)
    assert [each.key for each in current(delivery).items] == ["built"]
    assert live(delivery) == []
    [fact] = [fact for fact in delivery.facts if fact.kind is FactKind.ITEM_DROPPED]
    assert (fact.detail["item"], fact.detail["ticked_by"]) == ("tested", "U_LEAD")


def test_a_reworded_item_is_open_again_and_another_owner_changes_nothing_else() -> None:
    delivery = at_build()
    to(
        delivery,
        build(item("built", text="It is built and clean"), TESTED),
        CHECK,
        SHIP,
    )
    built, tested = current(delivery).items
    assert (built.text, built.done, tested.done) == ("It is built and clean", False, True)
    assert live(delivery) == []

    delivery = at_build()
    to(delivery, build(item("built", "lead"), TESTED), CHECK, SHIP)
    assert (current(delivery).items[0].owner, current(delivery).items[0].done) == ("lead", True)
    assert live(delivery) == ["builder"]


def test_a_tick_without_the_evidence_that_is_asked_now_is_open_again() -> None:
    delivery = at_build()
    to(delivery, build(item("built", evidence="required"), TESTED), CHECK, SHIP)
    assert [each.key for each in current(delivery).blocking()] == ["built"]


def test_what_was_green_against_another_threshold_is_checked_again() -> None:
    def measured(limit: int) -> Any:
        return build(item("safe", automated=True, threshold={"at_most": limit}))

    for limit, keys in ((5, []), (4, ["safe"])):
        delivery = small_delivery(measured(5), CHECK, SHIP)
        [safe] = current(delivery).items
        safe.ticked_at, safe.ticked_by, safe.check_green = later(), "check", True
        to(delivery, measured(limit), phase("more", "lead"), SHIP)
        assert [each.key for each in current(delivery).blocking()] == keys


def test_a_waiver_that_the_new_version_does_not_allow_is_taken_back() -> None:
    delivery = small_delivery(BUILD, CHECK, SHIP)
    waive(delivery, current(delivery), "built", LEAD, later(), "Nothing to build")
    strict = build(item("built"), item("tested"), exceptions=False)
    to(delivery, strict, CHECK, SHIP)
    assert [each.key for each in current(delivery).blocking()] == ["built", "tested"]


def test_only_the_sign_off_whose_words_changed_is_asked_again() -> None:
    delivery = small_delivery(phase("build", "builder", "lead", "checker"), CHECK, SHIP)
    gate = make_ready(delivery)
    for role in ("builder", "lead"):
        sign(delivery, gate, APPROVE, holder(delivery, role), later())
    other = phase("build", "builder", "lead", "checker")
    other["gate"]["sign_offs"][0]["asks"] = "Everything is built and scanned"
    to(delivery, other, CHECK, SHIP)
    assert live(delivery) == ["lead"]


def test_a_gate_that_lacks_nothing_any_more_passes() -> None:
    delivery = at_build()
    to(delivery, build(item("built"), TESTED, signers=("builder",)), CHECK, SHIP)
    assert latest(delivery, "build").outcome is Outcome.PASSED
    assert current(delivery).phase == "check"


def test_settled_rounds_stay_as_they_are() -> None:
    delivery = at_build()
    pass_gate(delivery)
    settled = latest(delivery, "build")
    before = ([each.text for each in settled.items], [s.live for s in settled.sign_offs])
    to(delivery, build(item("wholly_new")), CHECK, SHIP)
    assert ([each.text for each in settled.items], [s.live for s in settled.sign_offs]) == before
    assert current(delivery).phase == "check"


def test_a_phase_that_is_still_to_come_may_be_added_removed_or_changed() -> None:
    delivery = at_build()
    to(delivery, BUILD, phase("secure", "lead"), phase("ship", "builder"))
    for expected in ("build", "secure", "ship"):
        assert current(delivery).phase == expected
        pass_gate(delivery)
    assert delivery.current is None


def test_a_phase_that_is_added_behind_the_last_one_begins_when_all_is_passed() -> None:
    delivery = at_build()
    for _ in range(3):
        pass_gate(delivery)
    to(delivery, BUILD, CHECK, SHIP, phase("learn", "lead"))
    assert current(delivery).phase == "learn"


def test_milestones_are_those_of_the_new_version_with_their_dates() -> None:
    begins, ends = {**BUILD, "milestones": {"start": "begun"}}, {**SHIP, "milestones": {"end": "out"}}
    delivery = small_delivery(begins, CHECK, ends)
    delivery.milestones[1].target_on = later(days=9).date()
    begun = delivery.milestones[0].reached_at
    to(delivery, begins, {**CHECK, "milestones": {"end": "checked"}}, ends)
    assert [(m.key, m.position) for m in delivery.milestones] == [("begun", 1), ("checked", 2), ("out", 3)]
    assert delivery.milestones[0].reached_at == begun
    assert delivery.milestones[2].target_on == later(days=9).date()


def test_a_milestone_that_the_new_version_has_where_the_work_is_already_is_reached() -> None:
    delivery = at_build()
    opened = current(delivery).opened_at
    to(delivery, {**BUILD, "milestones": {"start": "begun"}}, CHECK, SHIP)
    assert [(m.key, m.reached_at) for m in delivery.milestones if m.key == "begun"] == [("begun", opened)]


def test_a_new_role_needs_somebody_and_a_role_that_is_gone_releases_its_people() -> None:
    delivery = at_build()
    target = with_auditor(version(2, BUILD, phase("audit", "auditor"), SHIP))
    with pytest.raises(Refusal, match="Name at least one person as Auditor") as caught:
        move(delivery, target, {}, WHY, LEAD, later())
    assert caught.value.field == "auditor"
    assert delivery.facts == []
    move(delivery, target, {"auditor": ["U_AUDIT"]}, WHY, LEAD, later())
    assert delivery.holders_of("auditor") == ["U_AUDIT"]
    assert delivery.holders_of("checker") == []


def with_auditor(process: Process) -> Process:
    """In the place of the checker."""
    auditor = process.roles["lead"].model_copy(update={"name": "Auditor"})
    roles = {key: role for key, role in process.roles.items() if key != "checker"}
    return process.model_copy(update={"roles": {**roles, "auditor": auditor}})
