"""When a delivery is complete, and closing its record."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Outcome
from gates.people import Person, spoken_list
from gates.refusal import Refusal


class NotComplete(Refusal):
    """The record cannot be closed yet; `missing` says what it lacks, one sentence each."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(f"This record cannot be closed yet. Missing: {' '.join(missing)}")
        self.missing = missing


def missing_for_closing(delivery: Delivery) -> list[str]:
    """What completion still lacks, as part A of the process document defines it."""
    return [
        *unsettled_phases(delivery),
        *unacknowledged(delivery),
        *unreviewed(delivery),
        *unpopulated(delivery),
        *unresolved(delivery),
    ]


def close(delivery: Delivery, by: Person, at: datetime) -> None:
    """Closes the record. Raises NotComplete with the list of what is missing."""
    delivery.must_manage(by, "close the record")
    if delivery.closed_at is not None:
        return
    delivery.must_be_running()
    if missing := missing_for_closing(delivery):
        raise NotComplete(missing)
    delivery.closed_at, delivery.closed_by = at, by.user_id
    delivery.record_fact(FactKind.DELIVERY_CLOSED, at, by.user_id)


def unsettled_phases(delivery: Delivery) -> list[str]:
    settled = {g.phase for g in delivery.gates if g.outcome in (Outcome.PASSED, Outcome.SKIPPED)}
    live = {g.phase for g in delivery.live_gates}
    open_phases = [p for p in delivery.process.phases if p.key not in settled or p.key in live]
    return [f"{delivery.process.label(p.key)} is neither passed nor skipped." for p in open_phases]


def unacknowledged(delivery: Delivery) -> list[str]:
    role = delivery.process.client_role()
    asked = role and any(rule.role == role for p in delivery.process.phases for rule in p.gate.sign_offs)
    given = any(s.approves and s.role == role for g in delivery.gates for s in g.sign_offs)
    return ["The client has not acknowledged receipt."] if asked and not given else []


def unreviewed(delivery: Delivery) -> list[str]:
    return [] if delivery.reviews else ["The review is not written."]


def unpopulated(delivery: Delivery) -> list[str]:
    missing = []
    planned = [m for m in delivery.process.milestones if m.planned]
    without_target = [m.name for m in planned if not (s := delivery.milestone(m.key)) or s.target_on is None]
    if without_target:
        missing.append(f"No target date for: {spoken_list(without_target)}.")
    skipped = {g.phase for g in delivery.gates if g.outcome is Outcome.SKIPPED}
    excused = {
        m for p in delivery.process.phases if p.key in skipped for m in (p.milestones.start, p.milestones.end)
    }
    unreached = [
        delivery.process.milestone(m.key).name
        for m in delivery.milestones
        if m.reached_at is None and m.key not in excused
    ]
    if unreached:
        missing.append(f"No actual date for: {spoken_list(unreached)}.")
    if not delivery.risks:
        missing.append("The risk register is empty.")
    if not delivery.feedback:
        missing.append("The client's feedback is not recorded.")
    if delivery.acceptable_delay_days is None:
        missing.append("The escalation triggers are not defined.")
    return missing


def unresolved(delivery: Delivery) -> list[str]:
    return [f"Escalation {e.number} has no resolution: {e.issue}" for e in delivery.open_escalations()]
