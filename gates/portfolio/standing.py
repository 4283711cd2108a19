"""Where a delivery stands: what lists, Homes and the portfolio show of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from gates.dated_waits import dated_waits
from gates.delivery import Delivery
from gates.portfolio.finding import Finding, findings_of
from gates.portfolio.words import Words, words_of
from gates.rights.insiders import insiders
from gates.waiting import Wait, WaitKind, waits_of

VERSION = 3  # raised when what is kept changes its meaning, so that all is written anew


class Part(StrEnum):
    """In what way somebody has to do with a delivery."""

    MANAGER = "manager"
    TEAM = "team"
    ASKED = "asked"  # by name, without a role
    CLIENT = "client"


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody is waited for, from `since` on; nobody by name where `user_id` is empty."""

    kind: WaitKind
    user_id: str | None
    role: str | None
    role_name: str | None
    external: bool
    phase: str | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    status: str
    phase: str | None  # the one that leads; None where every gate is settled
    phase_label: str
    phase_number: int
    due_on: date | None
    late_after: date | None  # the last day on which it is in time; None where no day makes it late
    held: bool
    escalations: int  # open
    waits_on_client: bool
    upstream: int  # deliveries that it is blocked by


@dataclass(frozen=True, slots=True)
class Projection:
    """All that is kept beside a delivery, one set of rows for each field."""

    standing: Standing
    asked: frozenset[Asked]
    people: frozenset[tuple[str, Part]]
    findings: frozenset[Finding]
    words: Words


def projection_of(delivery: Delivery) -> Projection:
    asked = frozenset(asked_of(delivery))
    return Projection(
        standing_of(delivery, asked),
        asked,
        frozenset(people_of(delivery)),
        frozenset(findings_of(delivery)),
        words_of(delivery),
    )


def standing_of(delivery: Delivery, asked: frozenset[Asked]) -> Standing:
    gate, phase, process = delivery.current, delivery.leading_phase, delivery.process
    return Standing(
        status=delivery.status,
        phase=phase.key if phase else None,
        phase_label=process.label(phase.key) if phase else delivery.status,
        phase_number=process.number(phase.key) if phase else len(process.phases) + 1,
        due_on=delivery.due_on(gate) if gate else None,
        late_after=late_after(delivery),
        held=delivery.on_hold is not None,
        escalations=0 if delivery.is_over else len(delivery.open_escalations()),
        waits_on_client=any(each.external for each in asked),
        upstream=0 if delivery.is_over else sum(each.blocks for each in delivery.dependencies),
    )


def late_after(delivery: Delivery) -> date | None:
    """The same days as `is_overdue` and the promise count: while it is on hold they stand still."""
    if delivery.is_over:
        return None
    days = [day for gate in delivery.live_gates if (day := delivery.due_on(gate))]
    if delivery.delivered_on is None:
        days.append(delivery.agreed_on)
    first = min(days, default=None)
    pause = delivery.on_hold
    return None if first and pause and first >= pause.held_at.date() else first


def asked_of(delivery: Delivery) -> Iterator[Asked]:
    for wait in [*waits_of(delivery), *dated_waits(delivery)]:
        for user in wait.users or (None,):
            yield asked(delivery, wait, user)


def asked(delivery: Delivery, wait: Wait, user: str | None) -> Asked:
    name = delivery.process.role_name(wait.role) if wait.role else None
    external = bool(wait.role and delivery.is_external(wait.role))
    phase = wait.gate.phase if wait.gate else None
    return Asked(wait.kind, user, wait.role, name, external, phase, wait.since)


def people_of(delivery: Delivery) -> Iterator[tuple[str, Part]]:
    """Each with the closest of their parts."""
    managers = set(delivery.holders_of(delivery.process.manager))
    inside = insiders(delivery)
    for user in inside | delivery.people():
        if user in managers:
            yield user, Part.MANAGER
        elif delivery.team_roles_of(user):
            yield user, Part.TEAM
        else:
            yield user, Part.ASKED if user in inside else Part.CLIENT
