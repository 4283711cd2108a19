"""What "done" means is agreed at planning; from development on it changes only with a reason, and late."""

from collections.abc import Callable
from datetime import date

import pytest

from gates.checklists.checklist import Origin
from gates.checklists.contract import late_change_of, live_parts
from gates.checklists.definition_of_done import MOST, NewPart, add_part, drop_part, reword_part
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.refusal import Refusal
from gates.sign_offs import signing
from tests.gates.deliveries import (
    APPROVE,
    BUILDER,
    CHECKER,
    LEAD,
    MONDAY,
    SMALL_HOLDERS,
    current,
    go_to,
    item,
    kinds,
    latest,
    make_ready,
    pass_gate,
    phase,
    reject,
    small,
    small_delivery,
    started,
)

WHY = "The regulator asks for it"
NEW = NewPart("Screen readers can use it", "checker")


def agreed(**gate: bool) -> Delivery:
    """Planned, built, then checked against two parts."""
    parts = [item("tested", "checker", part_of_done=True), item("worded", part_of_done=True)]
    process = small(
        phase("plan", "lead", checklist=[item("agreed", "lead", needs="definition_of_done")]),
        phase("build"),
        phase("check", "checker", sent_back_to="build", checklist=[*parts, item("noted")], **gate),
        development="build",
    )
    return started(process, holders=SMALL_HOLDERS, targets={}, agreed_on=date(2026, 12, 31))


def texts(delivery: Delivery, phase: str = "check") -> list[str]:
    return [each.text for each in latest(delivery, phase).items]


def test_at_planning_it_changes_freely_and_the_checklist_is_what_was_agreed() -> None:
    delivery = agreed()
    add_part(delivery, NEW, None, LEAD, MONDAY)
    reword_part(delivery, "tested", "Two people have tested it", None, LEAD, MONDAY)
    drop_part(delivery, "worded", None, LEAD, MONDAY)
    assert [part.text for part in live_parts(delivery)] == ["Two people have tested it", NEW.text]
    assert not any(change.late for change in delivery.done_changes)
    go_to("check", delivery)
    assert texts(delivery) == ["Two people have tested it", "Noted is so", NEW.text]


def test_once_development_has_begun_a_change_needs_a_reason_and_is_late() -> None:
    delivery = go_to("build", agreed())
    acts: list[Callable[[str | None], None]] = [
        lambda why: add_part(delivery, NEW, why, LEAD, MONDAY),
        lambda why: reword_part(delivery, "tested", "It is tested twice", why, LEAD, MONDAY),
        lambda why: drop_part(delivery, "worded", why, LEAD, MONDAY),
    ]
    for act in acts:
        with pytest.raises(Refusal, match="Development has begun") as refused:
            act(None)
        assert refused.value.field == "reason"
        act(WHY)
    assert [(c.deed, c.late, c.because) for c in delivery.done_changes] == [
        ("added", True, WHY), ("reworded", True, WHY), ("dropped", True, WHY),
    ]  # fmt: skip
    assert kinds(delivery) == [
        FactKind.DONE_PART_ADDED, FactKind.DONE_PART_REWORDED, FactKind.DONE_PART_DROPPED,
    ]  # fmt: skip
    assert all(fact.detail["late"] for fact in delivery.facts)
    assert late_change_of(delivery, "tested") is not None
    assert late_change_of(delivery, "noted") is None


def test_what_changes_while_it_is_checked_is_open_again_and_signed_again() -> None:
    delivery = go_to("check", agreed())
    gate = make_ready(delivery)
    delivery.facts.clear()
    reword_part(delivery, "tested", "It is tested twice", WHY, LEAD, MONDAY)
    reworded = gate.item("tested")
    assert reworded is not None
    assert (reworded.text, reworded.origin, reworded.done) == ("It is tested twice", Origin.DONE, False)
    assert gate.ready_at is None
    add_part(delivery, NEW, WHY, LEAD, MONDAY)
    drop_part(delivery, "worded", WHY, LEAD, MONDAY)
    assert [each.key for each in gate.items] == ["tested", "noted", "done_1"]
    with pytest.raises(Refusal):
        signing.sign(delivery, gate, APPROVE, CHECKER, MONDAY)


def test_a_sign_off_on_the_old_parts_goes_stale() -> None:
    delivery = agreed()
    process = delivery.process
    both = process.phases[2].model_copy(
        update={"gate": process.phases[2].gate.model_copy(
            update={"sign_offs": (*process.phases[0].gate.sign_offs, *process.phases[2].gate.sign_offs)}
        )}
    )  # fmt: skip
    delivery.process = process.model_copy(update={"phases": (*process.phases[:2], both)})
    gate = make_ready(go_to("check", delivery))
    signing.sign(delivery, gate, APPROVE, LEAD, MONDAY)
    add_part(delivery, NEW, WHY, LEAD, MONDAY)
    assert gate.sign_offs[0].stale_because == "The definition of done was changed"


def test_the_planning_is_signed_again_when_the_agreement_changes() -> None:
    delivery = agreed()
    gate = make_ready(delivery)
    delivery.facts.clear()
    assert gate.item("agreed") is not None
    add_part(delivery, NEW, None, LEAD, MONDAY)
    assert kinds(delivery) == [FactKind.DONE_PART_ADDED]
    pass_gate(delivery)
    assert current(delivery).phase == "build"


def test_the_next_round_is_held_to_the_changed_definition() -> None:
    delivery = go_to("check", agreed())
    add_part(delivery, NEW, WHY, LEAD, MONDAY)
    signing.sign(delivery, current(delivery), reject(), CHECKER, MONDAY)
    go_to("check", delivery)
    assert latest(delivery, "check").round == 2
    assert NEW.text in texts(delivery)


def test_repeating_a_change_changes_nothing() -> None:
    delivery = go_to("build", agreed())
    for _ in range(2):
        add_part(delivery, NEW, WHY, LEAD, MONDAY)
        reword_part(delivery, "tested", "It is tested twice", WHY, LEAD, MONDAY)
        drop_part(delivery, "worded", WHY, LEAD, MONDAY)
    assert [change.number for change in delivery.done_changes] == [1, 2, 3]


def test_what_makes_no_sense_is_refused_with_the_cure() -> None:
    delivery = agreed()
    refused: dict[str, Callable[[], None]] = {
        "Say what is true": lambda: add_part(delivery, NewPart(" ", "lead"), None, LEAD, MONDAY),
        "there already": lambda: add_part(delivery, NewPart("tested IS so", "lead"), None, LEAD, MONDAY),
        "Choose the role": lambda: add_part(delivery, NewPart("It works", "client"), None, LEAD, MONDAY),
        "no longer counts": lambda: reword_part(delivery, "noted", "It is noted", None, LEAD, MONDAY),
        "Only the lead": lambda: add_part(delivery, NEW, None, BUILDER, MONDAY),
    }
    for sentence, act in refused.items():
        with pytest.raises(Refusal, match=sentence):
            act()
    drop_part(delivery, "tested", None, LEAD, MONDAY)
    with pytest.raises(Refusal, match="This is the last part"):
        drop_part(delivery, "worded", None, LEAD, MONDAY)
    for number in range(MOST - 1):
        add_part(delivery, NewPart(f"Part {number}", "lead"), None, LEAD, MONDAY)
    with pytest.raises(Refusal, match="There are 20 parts already"):
        add_part(delivery, NEW, None, LEAD, MONDAY)


def test_once_the_parts_are_decided_they_stay() -> None:
    delivery = go_to("check", agreed())
    pass_gate(delivery)
    with pytest.raises(Refusal, match="Phase 3: Check is decided"):
        add_part(delivery, NEW, WHY, LEAD, MONDAY)


def test_a_gate_without_exceptions_is_not_loosened_late() -> None:
    delivery = agreed(exceptions=False)
    drop_part(delivery, "worded", None, LEAD, MONDAY)
    go_to("build", delivery)
    with pytest.raises(Refusal, match="allows no exceptions, and development has begun"):
        drop_part(delivery, "tested", WHY, LEAD, MONDAY)


def test_a_process_without_parts_has_nothing_to_change() -> None:
    with pytest.raises(Refusal, match="has no definition of done to change"):
        add_part(small_delivery(phase("build")), NEW, None, LEAD, MONDAY)
