"""What is done to an item."""

from datetime import date

from gates.checklists import ticking
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def tick(desk: Desk, click: Click, ref: Ref, evidence: str | None = None) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: ticking.tick(d, ref.gate_of(d), ref.item_key, c.by, c.at, evidence),
    )


def reopen(desk: Desk, click: Click, ref: Ref) -> None:
    change(
        desk, click, ref.delivery, lambda d, c: ticking.reopen(d, ref.gate_of(d), ref.item_key, c.by, c.at)
    )


def waive(desk: Desk, click: Click, ref: Ref, reason: str, until: date | None = None) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: ticking.waive(d, ref.gate_of(d), ref.item_key, c.by, c.at, reason, until),
    )
