"""Sign-offs that no longer speak of what stands now, so they are asked for again."""

from datetime import datetime, timedelta
from difflib import SequenceMatcher

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.process import AskedAgain, Need
from gates.sign_offs.signoff import SignOff

TRIVIAL_FOR = timedelta(minutes=5)
ALIKE = 0.8  # of 1: how near two texts are where one corrects the other


def make_stale(
    delivery: Delivery, gate: Gate, because: str, by: Person, at: datetime, item: Item | None = None
) -> None:
    """All of them, or where the gate says so, and an item changed, those whose area it is."""
    for sign_off in concerned(delivery, gate, item):
        overtake(delivery, gate, sign_off, because, by, at)


def concerned(delivery: Delivery, gate: Gate, item: Item | None) -> list[SignOff]:
    """An item belongs to the role that owns it; where that role signs nothing, it concerns everybody."""
    live = [s for s in gate.sign_offs if s.live]
    rule = delivery.phase(gate).gate
    if item is None or rule.asked_again is AskedAgain.EVERYBODY or rule.rule_of(item.owner) is None:
        return live
    return [s for s in live if s.role == item.owner]


def make_stale_as(delivery: Delivery, gate: Gate, role: str, because: str, by: Person, at: datetime) -> None:
    """What was signed as this role, and nothing else."""
    for sign_off in gate.sign_offs:
        if sign_off.role == role and sign_off.live:
            overtake(delivery, gate, sign_off, because, by, at)


def rests_on_earlier_rounds(gate: Gate) -> bool:
    """Whether every approval that stands was carried over."""
    approving = [s for s in gate.sign_offs if s.approves]
    return bool(approving) and all(s.carried_from for s in approving)


def ask_everybody_anew(delivery: Delivery, gate: Gate, by: Person, at: datetime) -> None:
    """No gate closes on what was said in earlier rounds alone."""
    make_stale(delivery, gate, "Nobody has signed in this round", by, at)


def overtake(
    delivery: Delivery, gate: Gate, sign_off: SignOff, because: str, by: Person, at: datetime
) -> None:
    sign_off.stale_at, sign_off.stale_because = at, because
    delivery.record_fact(
        FactKind.SIGN_OFF_STALE, at, by.user_id, gate,
        role=sign_off.role, signer=sign_off.decided_by, because=because,
    )  # fmt: skip


def make_stale_over(delivery: Delivery, need: Need, because: str, by: Person, at: datetime) -> None:
    """What a ticked item speaks of was changed in the record, which is as if its evidence was changed."""
    for gate in delivery.live_gates:
        for item in [item for item in gate.items if item.done]:
            source = delivery.source_of(item)
            if source and source.needs is need:
                make_stale(delivery, gate, because, by, at, item)


def is_trivial(item: Item, evidence: str, by: Person, at: datetime) -> bool:
    """Whether somebody corrects what they wrote themselves a moment ago; another link is no correction."""
    if item.evidence is None or item.evidence_at is None or item.evidence_by != by.user_id:
        return False
    links_before, links_now = ([w for w in text.split() if "://" in w] for text in (item.evidence, evidence))
    is_quick = at - item.evidence_at <= TRIVIAL_FOR
    return is_quick and links_before == links_now and likeness(item.evidence, evidence) >= ALIKE


def likeness(before: str, after: str) -> float:
    """From 0, nothing in common, to 1, the same."""
    return SequenceMatcher(None, before, after).ratio()


def expire(delivery: Delivery, gate: Gate, by: Person, at: datetime) -> None:
    """Sign-offs that are older than the process lets them be, while the gate is open."""
    days = delivery.phase(gate).gate.valid_days
    for sign_off, expires_at in expiring(delivery, gate):
        if expires_at <= at:
            overtake(delivery, gate, sign_off, f"It was given more than {days} days ago", by, at)


def expiring(delivery: Delivery, gate: Gate) -> list[tuple[SignOff, datetime]]:
    """The live sign-offs, each with the moment from which on it counts no more."""
    days = delivery.phase(gate).gate.valid_days
    if days is None or gate.is_settled or delivery.is_over or delivery.on_hold:
        return []
    lasts = timedelta(days=days) + timedelta.resolution  # to its very last moment
    return [(sign_off, sign_off.decided_at + lasts) for sign_off in gate.sign_offs if sign_off.live]


def expire_what_is_due(delivery: Delivery, by: Person, at: datetime) -> None:
    for gate in delivery.live_gates:
        expire(delivery, gate, by, at)


def sign_offs_expire(delivery: Delivery) -> list[datetime]:
    return [at for gate in delivery.live_gates for _, at in expiring(delivery, gate)]
