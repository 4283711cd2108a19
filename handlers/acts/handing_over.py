"""The package that starts a phase."""

from collections.abc import Collection

from gates.phases import handing_over
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def offer(desk: Desk, click: Click, ref: Ref, warned_of: Collection[str] = ()) -> None:
    change(
        desk, click, ref.delivery, lambda d, c: handing_over.offer(d, ref.gate_of(d), c.by, c.at, warned_of)
    )


def accept(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: handing_over.accept(d, ref.gate_of(d), c.by, c.at))


def return_with_questions(desk: Desk, click: Click, ref: Ref, questions: str) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: handing_over.return_with_questions(d, ref.gate_of(d), questions, c.by, c.at),
    )
