"""When a delivery is complete, and closing its record."""

from datetime import datetime

from gates.checklists.needs import unmeasured, unplanned
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person, spoken_list
from gates.process import Need
from gates.records.reaching import is_passed_by
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
        *without_outcome(delivery),
        *unreviewed(delivery),
        *unpopulated(delivery),
        *unresolved(delivery),
        *undecided(delivery),
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
    """By the latest round alone: a phase that the work came back to is settled anew."""
    once = [phase.key for phase in delivery.process.phases if not delivery.process.does_repeat(phase.key)]
    latest = {key: delivery.latest(key) for key in once}
    missing = [key for key, gate in latest.items() if gate is None or not gate.is_behind]
    found = [f"{delivery.process.label(key)} is neither passed nor skipped." for key in missing]
    runs_go_on = delivery.process.repeats is not None and delivery.runs_ended_at is None
    return [*found, "The runs are not ended."] if runs_go_on else found


def unacknowledged(delivery: Delivery) -> list[str]:
    phase = delivery.process.acknowledging_phase()
    gate = delivery.latest(phase.key) if phase else None
    given = gate is not None and delivery.process.client_role() in gate.approved_roles()
    return ["The client has not acknowledged receipt."] if phase and not given else []


def without_outcome(delivery: Delivery) -> list[str]:
    """Shipping is not the finish: where success was defined, it is measured before the record closes."""
    if not delivery.process.measures_outcomes():
        return []
    if not delivery.live_metrics():
        return ["No success metric is written."]
    return [f"The success metric “{metric.name}” is not measured." for metric in unmeasured(delivery)]


def unreviewed(delivery: Delivery) -> list[str]:
    return [] if delivery.reviews else ["The review is not written."]


def unpopulated(delivery: Delivery) -> list[str]:
    """Register and triggers are asked for where an item needs them, feedback where there is a client."""
    process = delivery.process
    missing = [*without_target(delivery), *without_actual_date(delivery)]
    if process.asks_for(Need.RISKS) and not delivery.risks:
        missing.append("The risk register is empty.")
    if process.client_role() and not delivery.feedback:
        missing.append("The client's feedback is not recorded.")
    if process.asks_for(Need.ESCALATION_TRIGGERS) and delivery.acceptable_delay_days is None:
        missing.append("The escalation triggers are not defined.")
    return missing


def without_target(delivery: Delivery) -> list[str]:
    keys = unplanned(delivery)
    names = spoken_list([delivery.process.milestone(key).name for key in keys])
    return [f"No target date for: {names}."] if keys else []


def without_actual_date(delivery: Delivery) -> list[str]:
    """A milestone of a skipped phase, or of an item that did not apply, has no date and needs none."""
    lacking = [m for m in delivery.milestones if m.reached_at is None and not is_passed_by(delivery, m)]
    names = spoken_list([delivery.process.milestone(m.key).name for m in lacking])
    return [f"No actual date for: {names}."] if lacking else []


def unresolved(delivery: Delivery) -> list[str]:
    return [f"Escalation {e.number} has no resolution: “{e.issue}”." for e in delivery.open_escalations()]


def undecided(delivery: Delivery) -> list[str]:
    open_ones = [each for each in delivery.scope_additions if each.is_open]
    return [f"Addition {each.number} to the scope is not decided: {each.what}" for each in open_ones]
