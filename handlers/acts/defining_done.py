"""Changing the definition of done."""

from gates.checklists import definition_of_done
from gates.checklists.definition_of_done import NewPart
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def add_part(desk: Desk, click: Click, ref: Ref, new: NewPart, reason: str | None) -> None:
    change(
        desk, click, ref.delivery, lambda d, c: definition_of_done.add_part(d, new, reason, c.by, c.at)
    )  # fmt: skip


def reword_part(desk: Desk, click: Click, ref: Ref, text: str, reason: str | None) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: definition_of_done.reword_part(d, ref.item_key, text, reason, c.by, c.at),
    )


def drop_part(desk: Desk, click: Click, ref: Ref, reason: str | None) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: definition_of_done.drop_part(d, ref.item_key, reason, c.by, c.at),
    )
