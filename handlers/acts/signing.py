"""Signing a gate."""

from gates.sign_offs import signing
from gates.sign_offs.signing import Decision
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def sign(desk: Desk, click: Click, ref: Ref, decision: Decision) -> None:
    change(desk, click, ref.delivery, lambda d, c: signing.sign(d, ref.gate_of(d), decision, c.by, c.at))


def sign_for_client(desk: Desk, click: Click, ref: Ref, decision: Decision) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: signing.sign_for_client(d, ref.gate_of(d), decision, c.by, c.at),
    )


def withdraw(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: signing.withdraw(d, ref.gate_of(d), c.by, c.at))
