"""What somebody is told who is reminded in the place of a person who is away, and how they give it on."""

from slack_sdk.models.blocks import ButtonElement

from gates.delivery import Delivery
from gates.leaving.duties import Duty, DutyKind, running_duties
from gates.nudges.asked import Asked
from gates.waiting import WaitKind
from messages.blocks import button
from messages.ids import Action
from messages.leaving.duties import DutyRef
from messages.mrkdwn import mention
from messages.refs import Ref


def away_line(asked: Asked) -> str:
    if asked.in_place_of is None:
        return ""
    return f"{mention(asked.in_place_of)} is away; please see to it, or give it to somebody else."


def give_button(delivery: Delivery, asked: Asked) -> ButtonElement:
    """A sign-off for this gate alone; else the role, or what was given to the person by name."""
    away, wait = asked.in_place_of or "", asked.wait
    if wait.kind is WaitKind.SIGN and wait.role and not delivery.is_external(wait.role):
        return button(
            "Reassign the sign-off", Action.MENU_REASSIGN, Ref.to(delivery, wait.gate), style="primary"
        )
    if duty := duty_of(delivery, away, asked):
        ref = DutyRef.of(away, delivery, duty)
        return button("Give to …", Action.DUTY_GIVE, ref, label="Give to somebody", style="primary")
    return button("Name people", Action.MENU_HOLDERS, Ref.to(delivery), style="primary")


def duty_of(delivery: Delivery, away: str, asked: Asked) -> Duty | None:
    wait = asked.wait
    if wait.action:
        return Duty(DutyKind.ACTION, wait.action.text, number=wait.action.number)
    items = {item.key for item in wait.items if item.owner_user == away}
    role = delivery.process.manager if wait.role and delivery.is_external(wait.role) else wait.role
    for duty in running_duties(delivery, away):
        match duty.kind:
            case DutyKind.ITEM if duty.key in items and wait.gate and duty.phase == wait.gate.phase:
                return duty
            case DutyKind.ESCALATION if wait.escalation and duty.number == wait.escalation:
                return duty
            case DutyKind.ROLE if role and duty.key == role and not items:
                return duty
    return None
