"""Giving a duty of somebody who has left to somebody else."""

from datetime import datetime

from gates.changing import change_holders
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.leaving.duties import Duty, DutyKind, duties_of, who_decides
from gates.nudges.nudge import is_in_anybodys_place
from gates.people import Person
from gates.refusal import Refusal

GONE = "This is in somebody else's hands already, or done."


def duty_to_hand_over(delivery: Delivery, left: str, wanted: Duty, by: Person) -> Duty:
    """The duty as it stands now. Raises Refusal where it is none any more, or another one decides."""
    decides = by.user_id in who_decides(delivery, left)
    if not decides and not is_in_anybodys_place(delivery.nudges, by.user_id, left):
        delivery.must_manage(by, "hand over what somebody has left behind")
    for each in duties_of(delivery, left):
        if (each.kind, each.key, each.number, each.phase) == (
            wanted.kind, wanted.key, wanted.number, wanted.phase,
        ):  # fmt: skip
            return each
    raise Refusal(GONE)


def hand_over_duty(delivery: Delivery, left: str, wanted: Duty, to: str, by: Person, at: datetime) -> None:
    duty = duty_to_hand_over(delivery, left, wanted, by)
    if to == left:
        raise Refusal("Choose somebody else: they have it already.", field="owner")
    if duty.kind is DutyKind.ROLE and duty.key:
        others = [to if user == left else user for user in delivery.holders_of(duty.key)]
        change_holders(delivery, duty.key, others, Person(by.user_id, is_admin=True), at)
        return
    give(delivery, duty, to)
    delivery.record_fact(
        FactKind.DUTY_HANDED_OVER, at, by.user_id,
        duty=duty.kind.value, text=duty.text[:300], key=duty.key, number=duty.number, to=to, was=left,
    )  # fmt: skip


def give(delivery: Delivery, duty: Duty, to: str) -> None:
    match duty.kind:
        case DutyKind.ITEM:
            gate = delivery.gate(duty.phase or "", duty.round or 0)
            if item := gate.item(duty.key or ""):
                item.owner_user = to
        case DutyKind.ESCALATION:
            next(e for e in delivery.escalations if e.number == duty.number).escalated_to = to
        case DutyKind.RISK:
            next(r for r in delivery.risks if r.number == duty.number).owner = to
        case _:
            next(a for a in delivery.review_actions if a.number == duty.number).owner = to
