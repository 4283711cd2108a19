"""Automated checks: a green one ticks its item, a failing one reopens it and asks for what is to be done."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from gates.checklists.checklist import Item, Origin, Part
from gates.checklists.freshness import fresh_for, old_items
from gates.checklists.ticking import item_to_change, note_change, undo
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.process import ChecklistItem, Evidence, FailureAsk
from gates.records.reaching import reach
from gates.refusal import Refusal, Unknown
from gates.runs.failure_rate import change_failure_rate, is_beyond, threshold
from gates.runs.rounds import run_of
from gates.sign_offs.going_stale import make_stale


@dataclass(frozen=True, slots=True)
class Report:
    """What a check says of one item."""

    passed: bool
    value: Decimal | None = None  # measured
    link: str | None = None


def take_report(delivery: Delivery, gate: Gate, key: str, report: Report, by: Person, at: datetime) -> Item:
    """Keeps what a check found. A value beyond the threshold is a failure, whatever the check calls it.

    A waived item stays waived: that was somebody's decision, and only a person takes it back.
    """
    item = item_to_change(delivery, gate, key)
    source = automated_source(delivery, item)
    refuse_incomplete(source, report)
    was = item.check_green
    item.checked_at, item.checked_by, item.check_green = at, by.user_id, is_green(source, report)
    item.check_value = shown_value(source, report.value)
    item.carried_from = None
    if not (item.done and item.check_green) and item.waived_at is None:
        # a rerun that stays green leaves what was signed as it was
        item.evidence, item.evidence_at, item.evidence_by = report.link, at, by.user_id
    kind = FactKind.CHECK_PASSED if item.check_green else FactKind.CHECK_FAILED
    delivery.record_fact(
        kind, at, by.user_id, gate, item=key, text=item.text, value=item.check_value,
        threshold=str(source.threshold) if source.threshold else None, link=report.link,
        again=True if was is False else None, waived=True if item.waived_at else None,
    )  # fmt: skip
    if item.waived_at is None:
        obey = tick if item.check_green else fail
        obey(delivery, gate, item, source, by, at)
    note_change(delivery, gate, by, at)
    return item


def gate_for(delivery: Delivery, key: str, phase: str | None = None) -> Gate:
    """The gate at which this item waits. Raises Unknown for an item or a phase that the process has not."""
    process = delivery.process
    if phase is not None and phase not in [each.key for each in process.phases]:
        raise Unknown(f"The process “{process.name}” has no phase “{phase}”.", field="phase")
    having = [p for p in process.phases if phase in (None, p.key) and key in [i.key for i in p.checklist]]
    if not having:
        where = process.label(phase) if phase else f"The process “{process.name}”"
        raise Unknown(f"{where} has no item “{key}”.", field="item")
    begun = [gate for each in having if (gate := delivery.latest(each.key))]
    if not begun:
        raise Refusal(f"{process.label(having[0].key)} has not started, so nothing in it is checked yet.")
    at_work = [gate for gate in begun if gate.is_open]
    if len(at_work) > 1:
        raise Refusal(f"Several open phases have an item “{key}”: say which with `phase`.", field="phase")
    return at_work[0] if at_work else begun[-1]


def automated_source(delivery: Delivery, item: Item) -> ChecklistItem:
    source = delivery.source_of(item)
    if source is None or not source.automated:
        raise Refusal(f"“{item.text}” is ticked by a person, not by a check.", field="item")
    return source


def refuse_incomplete(source: ChecklistItem, report: Report) -> None:
    if source.threshold and report.value is None:
        raise Refusal(
            f"“{source.text}” is measured: send the `value`, which is to be {source.threshold}.",
            field="value",
        )
    if source.evidence is Evidence.REQUIRED and not report.link:
        raise Refusal(f"“{source.text}” needs evidence: send a `link` that shows it.", field="link")


def is_green(source: ChecklistItem, report: Report) -> bool:
    kept = source.threshold is None or report.value is None or source.threshold.keeps(report.value)
    return report.passed and kept


def shown_value(source: ChecklistItem, value: Decimal | None) -> str | None:
    if value is None:
        return None
    return source.threshold.shown(value) if source.threshold else f"{value:f}"


def tick(delivery: Delivery, _: Gate, item: Item, source: ChecklistItem, by: Person, at: datetime) -> None:
    """A green one that turns green again keeps its tick, so that no sign-off goes stale by a mere rerun."""
    if item.ticked_at is None:
        item.ticked_at, item.ticked_by, item.rejected_at = at, by.user_id, None
        reach(delivery, source.milestone, at, by)


def fail(delivery: Delivery, gate: Gate, item: Item, source: ChecklistItem, by: Person, at: datetime) -> None:
    was_green = item.ticked_at is not None
    undo(delivery, item, by, at)
    if source.if_failing and (was_green or gate.item(source.if_failing.key) is None):
        ask_for(delivery, gate, source.if_failing, by, at)
    if delivery.is_of_run(gate):
        note_failure(delivery, gate, by, at)
    make_stale(delivery, gate, f"The check of “{item.text}” failed", by, at, item)


def note_failure(delivery: Delivery, gate: Gate, by: Person, at: datetime) -> None:
    """Of a run. Too many changes that broke in production ask for what the process says, a rollback."""
    run = run_of(delivery, gate)
    run.failed_at = run.failed_at or at
    rule = threshold(delivery)
    if gate.phase != delivery.process.repeating()[-1].key or run.broke_at is not None:
        return
    run.broke_at = at
    rate = change_failure_rate(delivery)
    if rule and is_beyond(rate, rule):
        ask_for(delivery, gate, rule.asks, by, at)
        delivery.record_fact(
            FactKind.FAILURE_RATE_PASSED, at, by.user_id, gate,
            run=run.name, broke=rate.broke, released=rate.released, per_cent=rate.per_cent,
            at_most=rule.at_most, text=rule.asks.text,
        )  # fmt: skip


def expire_checks(delivery: Delivery, gate: Gate, by: Person, at: datetime) -> None:
    """Opens again what was green too long ago; the next report decides."""
    for item in old_items(delivery, gate, at):
        because = f"The check of “{item.text}” was green more than {fresh_for(delivery, item)} hours ago"
        undo(delivery, item, by, at)
        delivery.record_fact(
            FactKind.CHECK_EXPIRED, at, by.user_id, gate, item=item.key, text=item.text, because=because
        )
        make_stale(delivery, gate, because, by, at, item)
        note_change(delivery, gate, by, at)


def ask_for(delivery: Delivery, gate: Gate, ask: FailureAsk, by: Person, at: datetime) -> None:
    """An item of its own for a person; one that was done before is asked for again."""
    if asked := gate.item(ask.key):
        undo(delivery, asked, by, at)
        return
    asked = Item(
        gate.phase,
        gate.round,
        ask.key,
        len(gate.items) + 1,
        Part.CHECKLIST,
        Origin.CHECK,
        ask.text,
        ask.owner,
    )
    gate.items.append(asked)


def is_late(delivery: Delivery, gate: Gate, item: Item) -> bool:
    """Whether nothing holds this gate's sign-offs back any more but checks, and this item waits for one."""
    waited_for = gate.is_open and item.blocks and delivery.is_automated(item)
    return waited_for and all(delivery.is_automated(each) for each in gate.blocking())
