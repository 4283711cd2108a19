"""Sign-offs that no longer speak of what stands now, so they are asked for again."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.process import Need
from gates.signoff import SignOff


def make_stale(delivery: Delivery, gate: Gate, because: str, by: Person, at: datetime) -> None:
    for sign_off in gate.sign_offs:
        overtake(delivery, gate, sign_off, because, by, at)


def make_stale_as(delivery: Delivery, gate: Gate, role: str, because: str, by: Person, at: datetime) -> None:
    """What was signed as this role, and nothing else."""
    for sign_off in gate.sign_offs:
        if sign_off.role == role:
            overtake(delivery, gate, sign_off, because, by, at)


def overtake(
    delivery: Delivery, gate: Gate, sign_off: SignOff, because: str, by: Person, at: datetime
) -> None:
    if sign_off.live:
        sign_off.stale_at, sign_off.stale_because = at, because
        delivery.record_fact(
            FactKind.SIGN_OFF_STALE, at, by.user_id, gate,
            role=sign_off.role, signer=sign_off.decided_by, because=because,
        )  # fmt: skip


def make_stale_over(delivery: Delivery, need: Need, because: str, by: Person, at: datetime) -> None:
    """What a ticked item speaks of was changed in the record, which is as if its evidence was changed."""
    for gate in delivery.live_gates:
        sources = [delivery.source_of(item) for item in gate.items if item.done]
        if any(source and source.needs is need for source in sources):
            make_stale(delivery, gate, because, by, at)
