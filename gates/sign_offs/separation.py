"""Separation of duties: who did the work may not be the only one to sign it."""

from gates.delivery import Delivery
from gates.gate import Gate


def workers(gate: Gate) -> set[str]:
    """Who ticked a required item of this round, or handed its package over."""
    ticked = {item.ticked_by for item in gate.items if item.required and item.ticked_by}
    handed_over = {handoff.offered_by for handoff in gate.handoffs if handoff.offered_by}
    return ticked | handed_over


def is_one_sided(delivery: Delivery, gate: Gate) -> bool:
    """Whether only people who did the work have approved, where the gate asks for somebody else too.

    What the manager recorded for the client is the client's word.
    """
    if not delivery.phase(gate).gate.separate:
        return False
    did_it = workers(gate)
    others = [
        s for s in gate.sign_offs
        if s.approves and (s.on_behalf or not {s.decided_by, s.stands_for} & did_it)
    ]  # fmt: skip
    return not others
