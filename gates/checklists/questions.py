"""Asking the owner of an item, and answering."""

from datetime import datetime

from gates.checklists.checklist import Item
from gates.checklists.question import Question
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.refusal import Refusal, must_say


def ask_question(delivery: Delivery, gate: Gate, key: str, text: str, by: Person, at: datetime) -> None:
    """Asking the same again while it is open changes nothing."""
    item = item_to_ask_about(delivery, gate, key, by)
    must_say(text, "Write your question.", field="question")
    if any(q.is_open and (q.item, q.text, q.asked_by) == (key, text, by.user_id) for q in gate.questions):
        return
    if owners_of(delivery, gate, key) == [by.user_id]:
        raise Refusal("You own this item yourself, so there is nobody else to ask.", field="item")
    question = Question(gate.phase, gate.round, len(gate.questions) + 1, key, item.text, text, at, by.user_id)
    gate.questions.append(question)
    delivery.record_fact(
        FactKind.QUESTION_ASKED, at, by.user_id, gate,
        question=question.number, item=key, about=item.text, text=text,
    )  # fmt: skip


def may_ask(delivery: Delivery, gate: Gate, by: Person) -> None:
    delivery.must_be_running()
    delivery.must_take_part(by, "ask about an item")
    if gate.is_settled:
        raise Refusal(f"Round {gate.round} of {delivery.label(gate)} is settled, so nothing is asked there.")


def item_to_ask_about(delivery: Delivery, gate: Gate, key: str, by: Person) -> Item:
    may_ask(delivery, gate, by)
    item = gate.item(key)
    if item is None:
        raise Refusal(
            "This item no longer exists. Use `/gate show` to see the checklist as it stands.", field="item"
        )
    return item


def owners_of(delivery: Delivery, gate: Gate, key: str) -> list[str]:
    """Who is asked: the one person named for it, or the holders of its role; for a lost item the phase's."""
    item = gate.item(key)
    if item and item.owner_user:
        return [item.owner_user]
    roles = [item.owner] if item else list(delivery.phase(gate).owner)
    return list(dict.fromkeys(user for role in roles for user in delivery.holders_of(role)))


def answer_question(
    delivery: Delivery, gate: Gate, number: int, answer: str, by: Person, at: datetime
) -> None:
    """The owner's word, or the manager's."""
    question = question_to_answer(delivery, gate, number, by)
    if question.answer == answer and question.answered_by == by.user_id:
        return
    if not question.is_open:
        raise Refusal("This question is answered already. Its answer stands in the record.")
    must_say(answer, "Write your answer; everybody reads it.", field="answer")
    question.answer, question.answered_at, question.answered_by = answer, at, by.user_id
    delivery.record_fact(
        FactKind.QUESTION_ANSWERED, at, by.user_id, gate,
        question=number, about=question.about, text=question.text, asked_by=question.asked_by, answer=answer,
    )  # fmt: skip


def question_to_answer(delivery: Delivery, gate: Gate, number: int, by: Person) -> Question:
    """Raises Refusal when it is not there, or not this person's to answer."""
    delivery.must_be_running()
    question = next((each for each in gate.questions if each.number == number), None)
    if question is None:
        raise Refusal("This question is not in the record.")
    if gate.is_settled and question.is_open:
        raise Refusal(f"Round {gate.round} of {delivery.label(gate)} is settled, so nothing is asked there.")
    owners = owners_of(delivery, gate, question.item)
    if by.user_id not in owners and not delivery.manages(by):
        raise Refusal(
            "Only the owner of this item, or the manager, can answer this question.",
            ask=[*owners, *delivery.holders_of(delivery.process.manager)],
        )
    return question
