"""Buttons and forms with which an item's owner is asked, and answers."""

from typing import Any

from gates.checklists.questions import item_to_ask_about, may_ask, question_to_answer
from handlers.acts import asking
from handlers.slack.answers import Answers
from handlers.slack.reading import gate_of
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.question import question_form, reply_form
from messages.ids import Field


def open_question_form(visit: Visit) -> None:
    """From an item, or from the list of all of them."""
    delivery, gate = gate_of(visit)
    if visit.ref.item:
        item_to_ask_about(delivery, gate, visit.ref.item, visit.click.by)
    may_ask(delivery, gate, visit.click.by)
    visit.show(question_form(delivery, gate, visit.ref.item))


def open_reply_form(visit: Visit) -> None:
    delivery, gate = gate_of(visit)
    question = question_to_answer(delivery, gate, visit.ref.entry, visit.click.by)
    visit.show(reply_form(delivery, gate, question))


def save_question(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    item, text = answers.choice(Field.ITEM), answers.text(Field.QUESTION, fields.COMMENT)
    asking.ask_question(visit.desk, visit.click, visit.ref, item, text)
    return None


def save_reply(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    asking.answer_question(visit.desk, visit.click, visit.ref, answers.text(Field.ANSWER, fields.COMMENT))
    return None
