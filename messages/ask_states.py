"""Whether somebody is still asked for something, and if not, what happened meanwhile."""

from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.signers import rules_waiting
from gates.sign_offs.standing_in import roles_signed_by
from gates.waiting import Wait, WaitKind, waits_at
from messages import states
from messages.carried_over import from_round
from messages.kickoff import standing
from messages.mrkdwn import at, mention, quoted
from messages.standing import AGAIN, hold_line
from messages.titles import role_name


def waits_for(delivery: Delivery, gate: Gate, kind: WaitKind, user_id: str) -> list[Wait]:
    """What of this kind is asked of this person now."""
    if delivery.is_over:
        return []
    return [wait for wait in waits_at(delivery, gate) if wait.kind is kind and user_id in wait.users]


def what_happened(delivery: Delivery, gate: Gate, kind: WaitKind, user_id: str) -> str:
    """Why nothing is asked of this person any more."""
    if delivery.is_over:
        return standing(delivery)
    if gate.is_settled:
        return settled(delivery, gate)
    if delivery.on_hold:
        return f"{hold_line(delivery)}\n{AGAIN}"
    stands_in = roles_signed_by(delivery, gate, user_id) if kind is WaitKind.SIGN else []
    if (
        not set(asked_roles(delivery, gate, kind)) & {*delivery.roles_of(user_id), *stands_in}
        and kind is not WaitKind.ITEMS
    ):
        return "You no longer hold this role, so nothing is asked of you here."
    match kind:
        case WaitKind.PREPARE:
            return prepared(gate)
        case WaitKind.ACCEPT:
            return accepted(gate)
        case WaitKind.ITEMS:
            return "✅ *Done*: no required item of yours is open."
        case WaitKind.NAME:
            return "✅ *Done*: there are people enough to sign."
        case _:
            return signed(delivery, gate, user_id)


def asked_roles(delivery: Delivery, gate: Gate, kind: WaitKind) -> list[str]:
    handoff = gate.handoff
    if kind is WaitKind.PREPARE:
        return [handoff.giver] if handoff else []
    if kind is WaitKind.ACCEPT:
        return [handoff.receiver] if handoff else []
    if kind is WaitKind.NAME:
        return [delivery.process.manager]
    return [rule.role for rule in delivery.phase(gate).gate.sign_offs]


def settled(delivery: Delivery, gate: Gate) -> str:
    who = f" by {mention(gate.closed_by)}{at(gate.closed_at)}" if gate.closed_by and gate.closed_at else ""
    words = f"{states.outcome(delivery, gate)}{who}"
    return f"{words}\n{quoted(gate.reason, 600)}" if gate.reason else words


def prepared(gate: Gate) -> str:
    handoff = gate.handoff
    if handoff and handoff.accepted_at and handoff.accepted_by:
        return f"✅ *Accepted* by {mention(handoff.accepted_by)}{at(handoff.accepted_at)}"
    if handoff and handoff.offered_at and handoff.offered_by:
        return f"✅ *Handed over* by {mention(handoff.offered_by)}{at(handoff.offered_at)}"
    return "Nothing is asked of you here just now."


def accepted(gate: Gate) -> str:
    for handoff in reversed(gate.handoffs):
        if handoff.accepted_at and handoff.accepted_by:
            return f"✅ *Accepted* by {mention(handoff.accepted_by)}{at(handoff.accepted_at)}"
        if handoff.returned_at and handoff.returned_by:
            who = f"{mention(handoff.returned_by)}{at(handoff.returned_at)}"
            return f"↩️ *Returned with questions* by {who}\n{quoted(handoff.questions or '', 900)}"
    return "Nothing is asked of you here just now."


def signed(delivery: Delivery, gate: Gate, user_id: str) -> str:
    mine = gate.live_sign_off_of(user_id)
    if mine:
        return f"{states.verdict(mine.verdict)} by you{at(mine.decided_at)}{from_round(mine.carried_from)}"
    roles = roles_signed_by(delivery, gate, user_id)
    other = next((s for s in gate.sign_offs if s.approves and s.role in roles), None)
    still_asked = {rule.role for rule in rules_waiting(delivery, gate)}
    if other and not still_asked & set(roles):
        who = f"{mention(other.decided_by)} as {role_name(delivery, other.role)}{at(other.decided_at)}"
        return f"{states.verdict(other.verdict)} by {who}. Nothing is left for you to do."
    if gate.blocking(Part.CHECKLIST):
        return "⬜ *Open again*: some required items are not done. You are asked again when they are."
    if early := [rule for rule in rules_waiting(delivery, gate) if rule.role in roles]:
        return f"⏸️ *Not yet*: step {early[0].step} is asked when the steps before it are done."
    return "Nothing is asked of you here just now."
