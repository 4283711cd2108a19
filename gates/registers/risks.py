"""Risks that turn out larger, smaller, or somebody else's; the audit log keeps what was thought before."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.records.record import Risk
from gates.records.recording import NewRisk, check_risk
from gates.refusal import Refusal


def risk_to_change(delivery: Delivery, number: int, by: Person) -> Risk:
    """Raises Refusal when it is not in the register, closed, or the delivery is over."""
    delivery.must_be_running()
    delivery.must_take_part(by, "change a risk")
    risk = next((each for each in delivery.risks if each.number == number), None)
    if risk is None:
        raise Refusal("This risk is not in the register.")
    if risk.closed_at is not None:
        raise Refusal("This risk is closed. Add a new one where it is back.")
    return risk


def change_risk(delivery: Delivery, number: int, new: NewRisk, by: Person, at: datetime) -> None:
    risk = risk_to_change(delivery, number, by)
    check_risk(new)
    was = NewRisk(risk.text, risk.likelihood, risk.impact, risk.mitigation, risk.owner, risk.due_on)
    if new == was:
        return
    risk.text, risk.mitigation, risk.owner, risk.due_on = new.text, new.mitigation, new.owner, new.due_on
    risk.likelihood, risk.impact = new.likelihood, new.impact
    delivery.record_fact(
        FactKind.RISK_CHANGED, at, by.user_id, risk=number,
        text=new.text, likelihood=new.likelihood, impact=new.impact, mitigation=new.mitigation,
        owner=new.owner, due_on=new.due_on.isoformat() if new.due_on else None,
        text_was=was.text, score_was=was.likelihood * was.impact, mitigation_was=was.mitigation,
        owner_was=was.owner, due_on_was=was.due_on.isoformat() if was.due_on else None,
    )  # fmt: skip
