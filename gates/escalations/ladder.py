"""Which level of its chain comes next at a gate, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from gates.delivery import Delivery
from gates.escalations.escalation import Escalation
from gates.gate import Gate
from gates.process import EscalationLevel
from gates.waiting import Wait, WaitKind, waits_at


@dataclass(frozen=True, slots=True)
class Standstill:
    """What a gate waits for longest, and whose turn it is."""

    since: datetime
    waits: tuple[Wait, ...]

    @property
    def users(self) -> list[str]:
        return list(dict.fromkeys(user for wait in self.waits for user in wait.users))


@dataclass(frozen=True, slots=True)
class Step:
    """A level that is still to come."""

    number: int  # from 1, as the process lists them
    level: EscalationLevel
    at: datetime
    about: Standstill


def standstill(delivery: Delivery, gate: Gate) -> Standstill | None:
    """None while nobody of the team is waited for. `since` lies ahead for work that is not due yet."""
    counted = [(since, wait) for wait in waits_at(delivery, gate) for since in counts_since(delivery, wait)]
    if not counted:
        return None
    since = min(since for since, _ in counted)
    return Standstill(since, tuple(wait for begun, wait in counted if begun == since))


def counts_since(delivery: Delivery, wait: Wait) -> Iterator[datetime]:
    """Items are work, which may take its time until the gate is due; an answer is waited for at once."""
    if wait.gate is None or (wait.role and delivery.process.roles[wait.role].external):
        return
    if wait.kind is not WaitKind.ITEMS:
        yield wait.since
    elif due := delivery.due_on(wait.gate):
        yield max(wait.since, delivery.working_time.start_of(due + timedelta(days=1)))


def next_step(delivery: Delivery, gate: Gate) -> Step | None:
    """None where the chain is done, or somebody has acknowledged."""
    chain = chain_at(delivery, gate.phase)
    about = standstill(delivery, gate) if chain else None
    if about is None:
        return None
    open_ones = raised_at(delivery, gate)
    if any(each.acknowledged_at for each in open_ones):
        return None
    reached = max((each.level or 0 for each in open_ones), default=0)
    for number, level in enumerate(chain, 1):
        if number > reached and leads_further(delivery, level, about):
            return Step(number, level, due_at(delivery, gate, about, level), about)
    return None


def chain_at(delivery: Delivery, phase: str | None) -> tuple[EscalationLevel, ...]:
    """That of the gate, else of its process, else of the workspace; empty where a gate says that it has none.

    A delivery that was moved to another version may remember a phase that is gone.
    """
    process, defaults = delivery.process, delivery.defaults
    own = next((each.gate.escalation for each in process.phases if each.key == phase), None)
    if own is not None:
        return own
    return process.escalation or (defaults.escalation.chain(process) if defaults.escalation else ())


def leads_further(delivery: Delivery, level: EscalationLevel, about: Standstill) -> bool:
    """A level is passed over where all its people are those who are waited for anyway."""
    return not set(people_at(delivery, level)) <= set(about.users)


def people_at(delivery: Delivery, level: EscalationLevel) -> list[str]:
    return delivery.who_can([level.to])


def raised_at(delivery: Delivery, gate: Gate) -> list[Escalation]:
    """The levels that stand open here."""
    return [each for each in delivery.open_escalations() if each.is_at(gate.phase, gate.round)]


def due_at(delivery: Delivery, gate: Gate, about: Standstill, level: EscalationLevel) -> datetime:
    """After so many working hours, counted anew from a resolution or an extension; never outside of them."""
    past = [each for each in delivery.escalations if each.is_at(gate.phase, gate.round)]
    starts = [about.since, *(each.resolved_at for each in past if each.resolved_at)]
    if gate.extended_to:
        starts.append(delivery.working_time.start_of(gate.extended_to + timedelta(days=1)))
    due = hours_after(delivery, max(starts), level.after_hours)
    return delivery.working_time.next_open(due)


def hours_after(delivery: Delivery, start: datetime, hours: float) -> datetime:
    """When so many working hours have gone by in which the delivery was not on hold."""
    calendar, left = delivery.working_time, timedelta(hours=hours)
    for pause in delivery.pauses:
        if pause.resumed_at is None or pause.resumed_at <= start:
            continue
        worked = calendar.elapsed(start, max(start, pause.held_at))
        if worked >= left:
            break
        left, start = left - worked, pause.resumed_at
    return calendar.after_hours(start, left / timedelta(hours=1))
