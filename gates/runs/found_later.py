"""A failure that shows once its run has ended: it counts all the same, and may ask somebody to act."""

from datetime import datetime

from gates.checklists.checking import Report, automated_source, is_green, refuse_incomplete, shown_value
from gates.checklists.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.escalations.escalation import Escalation
from gates.facts import FactKind
from gates.gate import Gate, Outcome
from gates.people import Person
from gates.process import ChecklistItem, FailureRate
from gates.refusal import Refusal
from gates.runs.failure_rate import Rate, change_failure_rate, counted_runs, is_beyond, threshold
from gates.runs.run import Run


def take_late_failure(
    delivery: Delivery, run: Run, key: str, report: Report, by: Person, at: datetime
) -> tuple[Gate, Item]:
    """The gate and the item as they were, for the answer; the run itself stays as it ended.

    `key` is an item of the last phase. Raises Refusal for a run that did not get there, and for a pass.
    """
    delivery.must_be_running()
    gate, item = as_they_were(delivery, run, key)
    source = automated_source(delivery, item)
    refuse_incomplete(source, report)
    if is_green(source, report):
        raise Refusal(f"Run “{run.name}” has ended, so nothing but a failure is taken any more.")
    item.checked_at, item.checked_by, item.check_green = at, by.user_id, False
    item.check_value, item.evidence = shown_value(source, report.value), report.link
    delivery.record_fact(
        FactKind.CHECK_FAILED, at, by.user_id, gate, item=key, text=item.text, value=item.check_value,
        threshold=str(source.threshold) if source.threshold else None, link=report.link, run=run.name,
    )  # fmt: skip
    if run.broke_at is None:
        count(delivery, run, gate, report, by, at)
    return gate, item


def as_they_were(delivery: Delivery, run: Run, key: str) -> tuple[Gate, Item]:
    last = delivery.process.repeating()[-1]
    source = next(each for each in last.checklist if each.key == key)
    if run.released_at is None or run.folded_at is not None:
        raise Refusal(
            f"Run “{run.name}” has ended, and does not count any more. Report what came after it as a run of "
            "its own."
        )
    gate = Gate(last.key, run.number, run.released_at, run.released_at, run.ended_at, outcome=Outcome.PASSED)
    return gate, item_of(gate, source)


def item_of(gate: Gate, source: ChecklistItem) -> Item:
    return Item(
        gate.phase, gate.round, source.key, 1, Part.CHECKLIST, Origin.PROCESS, source.text, source.owner,
        required=source.required,
    )  # fmt: skip


def count(delivery: Delivery, run: Run, gate: Gate, report: Report, by: Person, at: datetime) -> None:
    """Once for each run, among the changes that count."""
    run.broke_at, run.failed_at = at, run.failed_at or at
    delivery.record_fact(
        FactKind.RUN_BROKE_LATER, at, by.user_id, gate, run=run.name, number=run.number, ended=run.ended_as
    )
    rule, rate = threshold(delivery), change_failure_rate(delivery)
    if rule and run in counted_runs(delivery) and is_beyond(rate, rule):
        delivery.record_fact(
            FactKind.FAILURE_RATE_PASSED, at, by.user_id, gate,
            run=run.name, broke=rate.broke, released=rate.released, per_cent=rate.per_cent,
            at_most=rule.at_most, text=rule.asks.text,
        )  # fmt: skip
        ask(delivery, rule, rate, report, by, at)


def ask(delivery: Delivery, rule: FailureRate, rate: Rate, report: Report, by: Person, at: datetime) -> None:
    """No gate of the run is open to ask it at, so it is escalated, and the record does not close over it."""
    asks = rule.asks
    if any(e.role == asks.owner and asks.text in e.issue for e in delivery.open_escalations()):
        return
    issue = (
        f"{rate.broke} of the last {rate.released} changes failed in production, and at most "
        f"{rule.at_most} % may. Asked for now: {asks.text}"
    )
    to = delivery.who_can([asks.owner])[0]
    entry = Escalation(len(delivery.escalations) + 1, issue, to, at, by.user_id, role=asks.owner)
    entry.evidence_link = report.link
    delivery.escalations.append(entry)
    delivery.record_fact(
        FactKind.ESCALATION_RAISED, at, by.user_id,
        escalation=entry.number, issue=issue, to=to, evidence_link=entry.evidence_link,
    )  # fmt: skip
