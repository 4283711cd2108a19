"""What stays open when a person leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gates.delivery import Delivery


class DutyKind(StrEnum):
    ROLE = "role"
    ITEM = "item"
    ESCALATION = "escalation"
    RISK = "risk"
    ACTION = "action"  # of a review


@dataclass(frozen=True, slots=True)
class Duty:
    """`key` names the role or the item, `number` the entry of the record; `text` is as it was written."""

    kind: DutyKind
    text: str
    key: str | None = None
    number: int | None = None
    phase: str | None = None
    round: int | None = None


def duties_of(delivery: Delivery, user_id: str) -> list[Duty]:
    """Actions of a review are owed after the record is closed, too."""
    owed = [] if delivery.is_over else list(running_duties(delivery, user_id))
    owed += [
        Duty(DutyKind.ACTION, each.text, number=each.number)
        for each in delivery.review_actions
        if each.owner == user_id and each.done_at is None
    ]
    return owed


def running_duties(delivery: Delivery, user_id: str) -> Iterator[Duty]:
    """A role that follows a user group is given to others in Slack."""
    for role in delivery.team_roles_of(user_id):
        if not delivery.process.roles[role].group:
            yield Duty(DutyKind.ROLE, delivery.process.role_name(role), key=role)
    for gate in delivery.live_gates:
        for item in gate.items:
            if item.owner_user == user_id and not item.done:
                yield Duty(DutyKind.ITEM, item.text, item.key, phase=gate.phase, round=gate.round)
    for escalation in delivery.open_escalations():
        if escalation.escalated_to == user_id:
            yield Duty(DutyKind.ESCALATION, escalation.issue, number=escalation.number)
    for risk in delivery.risks:
        if risk.owner == user_id and risk.closed_at is None:
            yield Duty(DutyKind.RISK, risk.text, number=risk.number)


def who_decides(delivery: Delivery, left: str) -> list[str]:
    """The managers; where none is left, whoever things are escalated to."""
    for role in (delivery.process.manager, delivery.process.escalates_to):
        if others := [user for user in delivery.holders_of(role) if user != left]:
            return others
    return []
