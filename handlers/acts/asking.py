"""Questions on items."""

from gates.checklists import questions
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def ask_question(desk: Desk, click: Click, ref: Ref, item: str, text: str) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: questions.ask_question(d, ref.gate_of(d), item, text, c.by, c.at),
    )


def answer_question(desk: Desk, click: Click, ref: Ref, answer: str) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: questions.answer_question(d, ref.gate_of(d), ref.entry, answer, c.by, c.at),
    )
