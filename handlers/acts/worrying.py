"""Concerns about a gate."""

from gates.sign_offs import concerns
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def raise_concern(desk: Desk, click: Click, ref: Ref, text: str) -> None:
    change(
        desk, click, ref.delivery, lambda d, c: concerns.raise_concern(d, ref.gate_of(d), text, c.by, c.at)
    )


def answer_concern(desk: Desk, click: Click, ref: Ref, answer: str) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: concerns.answer_concern(d, ref.gate_of(d), ref.entry, answer, c.by, c.at),
    )
