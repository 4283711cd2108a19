"""Who signs for whom, in words."""

from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.delegation import Delegation
from gates.sign_offs.standing_in import in_force
from messages.blocks import section_of
from messages.limits import Json
from messages.mrkdwn import at, line, mention, on
from messages.titles import phase_label


def stand_in_lines(delivery: Delivery, gate: Gate, role: str) -> list[str]:
    """Below the sign-off of a role, as long as it is open."""
    return [f"↪️ {stand_in(each)}" for each in in_force(delivery, gate.phase, role)][:5]


def stand_in(each: Delegation) -> str:
    word = "in place of" if each.replaces else "on behalf of"
    until = f", until {on(each.ends_on)}" if each.ends_on else ""
    why = f": {line(each.reason, 200)}" if each.reason else ""
    return f"*Handed on*: {mention(each.delegate)} signs {word} {mention(each.principal)}{until}{why}"


def delegation_block(delivery: Delivery, each: Delegation) -> Json:
    """In the record, where it stays when it is over."""
    where = phase_label(delivery, each.phase) if each.phase else "the whole delivery"
    ended = f"Ended by {mention(each.ended_by)}{at(each.ended_at)}" if each.ended_by and each.ended_at else ""
    begins = "" if each.began_at else f"Begins on {on(each.starts_on)}"
    given = f"For {where}, by {mention(each.named_by)}{at(each.named_at)}"
    return section_of(f"↪️ {stand_in(each)}", given, begins, ended)
