"""What is entered into the registers of a delivery."""

from gates.registers import decisions
from gates.registers.decisions import NewDecision
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def log_decision(desk: Desk, click: Click, ref: Ref, new: NewDecision) -> None:
    change(desk, click, ref.delivery, lambda d, c: decisions.log_decision(d, new, c.by, c.at))


def share_decision(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: decisions.share_decision(d, ref.entry, c.by, c.at))


def keep_decision_internal(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: decisions.keep_decision_internal(d, ref.entry, c.by, c.at))
