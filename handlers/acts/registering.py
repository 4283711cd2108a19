"""What is entered into the registers of a delivery."""

from gates.records.recording import NewRisk
from gates.registers import decisions, risks, scope
from gates.registers.decisions import NewDecision
from gates.registers.scope import ScopeDecision
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def log_decision(desk: Desk, click: Click, ref: Ref, new: NewDecision) -> None:
    change(desk, click, ref.delivery, lambda d, c: decisions.log_decision(d, new, c.by, c.at))


def share_decision(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: decisions.share_decision(d, ref.entry, c.by, c.at))


def keep_decision_internal(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: decisions.keep_decision_internal(d, ref.entry, c.by, c.at))


def change_risk(desk: Desk, click: Click, ref: Ref, new: NewRisk) -> None:
    change(desk, click, ref.delivery, lambda d, c: risks.change_risk(d, ref.entry, new, c.by, c.at))


def ask_for_scope(desk: Desk, click: Click, ref: Ref, what: str, why: str, link: str | None) -> None:
    change(desk, click, ref.delivery, lambda d, c: scope.ask_for_scope(d, what, why, link, c.by, c.at))


def decide_on_scope(desk: Desk, click: Click, ref: Ref, decision: ScopeDecision) -> None:
    change(desk, click, ref.delivery, lambda d, c: scope.decide_on_scope(d, ref.entry, decision, c.by, c.at))
