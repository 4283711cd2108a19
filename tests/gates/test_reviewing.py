"""The review, and its actions, which outlive the delivery."""

from datetime import date

import pytest

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.records import recording
from gates.records.recording import NewAction
from gates.refusal import Refusal
from tests.gates.deliveries import (
    ADMIN,
    LEAD,
    MANAGER,
    MONDAY,
    QA,
    STRANGER,
    closed,
    current,
    go_to,
    item,
    kinds,
    later,
    pass_gate,
    phase,
    small_delivery,
)

TEST_EARLIER = NewAction("Test on two devices from the first week", "U_QA", date(2026, 5, 1))


def write(delivery: Delivery, *actions: NewAction, lessons: str = "Ask early", by: Person = MANAGER) -> None:
    recording.write_review(delivery, "The pace", "Two faults", lessons, actions, by, MONDAY)


def test_the_review_is_written_once_its_stage_has_started() -> None:
    with pytest.raises(Refusal, match="Stage 7: Post-delivery review, which has not started yet"):
        write(go_to("handover"))
    delivery = go_to("review")
    write(delivery, TEST_EARLIER)
    assert (delivery.reviews[0].lessons, delivery.reviews[0].written_by) == ("Ask early", "U_MANAGER")
    assert [(a.number, a.text, a.owner, a.due_on) for a in delivery.review_actions] == [
        (1, TEST_EARLIER.text, "U_QA", date(2026, 5, 1))
    ]


def test_a_review_that_an_earlier_stage_asks_for_is_written_there() -> None:
    learn = phase("learn", checklist=[item("learned", needs="review")])
    delivery = small_delivery(phase("build"), learn, phase("tidy"))
    with pytest.raises(Refusal, match="The review is written in Phase 2: Learn"):
        write(delivery, by=LEAD)
    pass_gate(delivery)
    pass_gate(delivery)
    assert (current(delivery).phase, len(delivery.reviews)) == ("tidy", 1)


def test_each_part_of_the_review_says_something_and_only_the_manager_writes_it() -> None:
    delivery = go_to("review")
    for parts, field in [
        ((" ", "b", "c"), "went_well"),
        (("a", "", "c"), "went_badly"),
        (("a", "b", "\n"), "lessons"),
    ]:
        with pytest.raises(Refusal) as refused:
            recording.write_review(delivery, *parts, [], MANAGER, MONDAY)
        assert refused.value.field == field
    with pytest.raises(Refusal, match="Only the delivery manager"):
        write(delivery, by=QA)


def test_writing_the_same_again_changes_nothing_and_a_newer_version_keeps_the_older() -> None:
    delivery = go_to("review")
    for _ in range(2):
        write(delivery, TEST_EARLIER)
    assert kinds(delivery) == [FactKind.REVIEW_WRITTEN]
    write(delivery, TEST_EARLIER, lessons="Ask earlier")
    assert [(r.number, r.lessons) for r in delivery.reviews] == [(1, "Ask early"), (2, "Ask earlier")]
    assert len(delivery.review_actions) == 1


def test_an_action_that_is_to_be_done_may_get_another_due_date() -> None:
    delivery = go_to("review")
    write(delivery, TEST_EARLIER)
    write(delivery, NewAction(TEST_EARLIER.text, "U_QA", date(2026, 6, 1)))
    assert [a.due_on for a in delivery.review_actions] == [date(2026, 6, 1)]
    assert kinds(delivery) == [FactKind.REVIEW_WRITTEN] * 2


def test_an_action_is_done_by_its_owner_even_when_the_record_is_closed() -> None:
    delivery = closed()
    delivery.closed_at = None
    write(delivery, TEST_EARLIER)
    delivery.closed_at = MONDAY
    delivery.facts.clear()
    with pytest.raises(Refusal, match="Only the owner of this action") as refused:
        recording.finish_review_action(delivery, 1, STRANGER, MONDAY)
    assert refused.value.ask == ("U_QA", "U_MANAGER")
    for person in (QA, ADMIN):
        recording.finish_review_action(delivery, 1, person, later(60))
    action = delivery.review_actions[0]
    assert (action.done_at, action.done_by) == (later(60), "U_QA")
    assert kinds(delivery) == [FactKind.REVIEW_ACTION_DONE]
    with pytest.raises(Refusal, match="not in the record"):
        recording.finish_review_action(delivery, 9, QA, MONDAY)
