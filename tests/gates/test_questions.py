"""A question on one item goes to its owner, and stands until it is answered."""

import pytest

from gates.checklists.questions import answer_question, ask_question
from gates.facts import FactKind
from gates.people import Person
from gates.refusal import Refusal
from gates.sign_offs.signing import sign
from gates.waiting import WaitKind, waits_at
from tests.gates.deliveries import (
    APPROVE,
    ARCHITECT,
    CTO,
    DEPLOYER,
    MANAGER,
    QA,
    STRANGER,
    current,
    go_to,
    kinds,
    later,
    latest,
    make_ready,
    pass_gate,
    reject,
    started,
)

WHY = "Does it include the night shift?"
KEY = "capacity_confirmed"  # the architect's


def test_it_is_put_to_the_owner_and_answered() -> None:
    delivery = go_to("planning")
    gate = current(delivery)
    ask_question(delivery, gate, KEY, WHY, QA, later())
    [wait] = [wait for wait in waits_at(delivery, gate) if wait.kind is WaitKind.REPLY]
    assert (wait.users, wait.since) == (("U_ARCHITECT",), later())
    answer_question(delivery, gate, 1, "Yes, from May on", ARCHITECT, later(days=1))
    [question] = gate.questions
    assert (question.is_open, question.answer, question.answered_by) == (
        False,
        "Yes, from May on",
        "U_ARCHITECT",
    )
    assert not [wait for wait in waits_at(delivery, gate) if wait.kind is WaitKind.REPLY]
    asked, answered = delivery.facts[-2:]
    assert (asked.kind, asked.detail["text"], asked.phase) == (FactKind.QUESTION_ASKED, WHY, "planning")
    assert (answered.kind, answered.detail["answer"]) == (FactKind.QUESTION_ANSWERED, "Yes, from May on")


def test_it_holds_nothing_up() -> None:
    delivery = go_to("planning")
    ask_question(delivery, current(delivery), KEY, WHY, QA, later())
    pass_gate(delivery)
    assert latest(delivery, "planning").is_settled


def test_the_person_named_for_an_item_is_asked_and_for_a_package_its_giver() -> None:
    delivery = started()
    gate = current(delivery)
    ask_question(delivery, gate, "what_is_built", WHY, MANAGER, later())
    assert [wait.users for wait in waits_at(delivery, gate)][1:] == [("U_INTAKE",)]
    gate.items[0].owner_user = "U_ONE"
    ask_question(delivery, gate, gate.items[0].key, WHY, MANAGER, later())
    assert [wait.users for wait in waits_at(delivery, gate)][-1] == ("U_ONE",)


@pytest.mark.parametrize("by", [ARCHITECT, MANAGER])
def test_the_owner_and_the_manager_answer(by: Person) -> None:
    delivery = go_to("planning")
    gate = current(delivery)
    ask_question(delivery, gate, KEY, WHY, QA, later())
    answer_question(delivery, gate, 1, "Yes", by, later())
    assert gate.questions[0].answered_by == by.user_id


def test_who_may_not_ask_or_answer_hears_who_can() -> None:
    delivery = go_to("planning")
    gate = current(delivery)
    with pytest.raises(Refusal, match="Only people who hold a role in this delivery can ask about an item"):
        ask_question(delivery, gate, KEY, WHY, STRANGER, later())
    ask_question(delivery, gate, KEY, WHY, QA, later())
    with pytest.raises(Refusal, match="Only the owner of this item, or the manager") as caught:
        answer_question(delivery, gate, 1, "Yes", CTO, later())
    assert caught.value.ask == ("U_ARCHITECT", "U_MANAGER")
    assert gate.questions[0].is_open


def test_asking_and_answering_twice_changes_nothing_and_another_answer_is_refused() -> None:
    delivery = go_to("planning")
    gate = current(delivery)
    for _ in range(2):
        ask_question(delivery, gate, KEY, WHY, QA, later())
    for _ in range(2):
        answer_question(delivery, gate, 1, "Yes", ARCHITECT, later())
    assert [kind for kind in kinds(delivery) if "question" in kind] == ["question.asked", "question.answered"]
    with pytest.raises(Refusal, match="answered already"):
        answer_question(delivery, gate, 1, "No", ARCHITECT, later())
    ask_question(delivery, gate, KEY, WHY, QA, later())
    assert len(gate.questions) == 2


def test_what_is_missing_or_makes_no_sense_is_refused() -> None:
    delivery = go_to("planning")
    gate, settled = current(delivery), latest(delivery, "intake")
    for key, words, by, sentence in (
        (KEY, " ", QA, "Write your question"),
        ("no_such_item", WHY, QA, "no longer exists"),
        (KEY, WHY, ARCHITECT, "You own this item yourself"),
    ):
        with pytest.raises(Refusal, match=sentence):
            ask_question(delivery, gate, key, words, by, later())
    with pytest.raises(Refusal, match="is settled, so nothing is asked there"):
        ask_question(delivery, settled, "scope_clear", WHY, QA, later())
    ask_question(delivery, gate, KEY, WHY, QA, later())
    with pytest.raises(Refusal, match="Write your answer"):
        answer_question(delivery, gate, 1, "", ARCHITECT, later())
    with pytest.raises(Refusal, match="not in the record"):
        answer_question(delivery, gate, 7, "Yes", ARCHITECT, later())


def test_an_open_question_goes_on_into_the_next_round_and_an_answered_one_does_not() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    ask_question(delivery, gate, KEY, WHY, QA, later())
    ask_question(delivery, gate, KEY, "And in June?", QA, later())
    answer_question(delivery, gate, 1, "Yes", ARCHITECT, later())
    sign(delivery, gate, reject(), DEPLOYER, later(days=1))
    again = current(delivery)
    assert again.round == 2
    assert [(q.text, q.round, q.number) for q in again.questions] == [("And in June?", 2, 1)]
    with pytest.raises(Refusal, match="is settled"):
        answer_question(delivery, gate, 2, "Yes", ARCHITECT, later(days=1))
    answer_question(delivery, again, 1, "Yes", ARCHITECT, later(days=1))
    sign(delivery, make_ready(delivery), APPROVE, ARCHITECT, later(days=1))
    assert [q.is_open for q in again.questions] == [False]
