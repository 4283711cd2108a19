"""Overrides of a gate."""

from gates.sign_offs import overriding
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def ask_override(desk: Desk, click: Click, ref: Ref, reason: str) -> None:
    change(
        desk, click, ref.delivery, lambda d, c: overriding.ask_override(d, ref.gate_of(d), reason, c.by, c.at)
    )


def confirm_override(desk: Desk, click: Click, ref: Ref) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: overriding.confirm_override(d, ref.gate_of(d), ref.entry, c.by, c.at),
    )


def decline_override(desk: Desk, click: Click, ref: Ref) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: overriding.decline_override(d, ref.gate_of(d), ref.entry, c.by, c.at),
    )
