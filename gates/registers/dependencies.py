"""Dependencies between deliveries: blocked by whom, until when; loops are refused."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.refusal import Refusal, must_say
from gates.registers.dependency import Dependency

PRIVATE = "a private delivery"

Edges = Mapping[str, AbstractSet[str]]  # which deliveries each one is blocked by


@dataclass(frozen=True, slots=True)
class Upstream:
    """The other delivery, as far as those who wait for it are concerned."""

    id: str
    name: str
    expected_on: date
    arrived_on: date | None
    lost_at: datetime | None
    practice: bool = False

    @classmethod
    def of(cls, delivery: Delivery) -> "Upstream":
        """By its forecast, else its target, else what was promised. A private one is not named."""
        last = delivery.milestone(delivery.process.delivered_by)
        planned = (last.forecast_on or last.target_on) if last else None
        name, expected = PRIVATE if delivery.private else delivery.name, planned or delivery.agreed_on
        lost_at, practice = delivery.cancelled_at, delivery.practice
        return cls(delivery.id, name, expected, delivery.delivered_on, lost_at, practice)


def refuse_depending(delivery: Delivery, by: Person) -> None:
    delivery.must_be_running()
    delivery.must_manage(by, "say what it is blocked by")


def depend_on(
    delivery: Delivery, upstream: Upstream, needed_for: str, needed_on: date | None, edges: Edges,
    by: Person, at: datetime,
) -> None:  # fmt: skip
    """`edges` are the live ones of the workspace, at this moment."""
    refuse_depending(delivery, by)
    must_say(needed_for, "Say what is needed from it.", field="needed_for")
    if any(each.upstream == upstream.id and each.is_live for each in delivery.dependencies):
        raise Refusal("It is in the list already: end that entry first.", field="upstream")
    refuse_loop(delivery, upstream, edges)
    if upstream.practice and not delivery.practice:
        raise Refusal(f"“{upstream.name}” is practice, so nothing comes from it.", field="upstream")
    if upstream.lost_at:
        raise Refusal(f"“{upstream.name}” was cancelled, so nothing comes from it.", field="upstream")
    entry = Dependency(
        len(delivery.dependencies) + 1, upstream.id, upstream.name, needed_for, upstream.expected_on,
        upstream.expected_on, at, by.user_id, needed_on, upstream.arrived_on,
    )  # fmt: skip
    delivery.dependencies.append(entry)
    delivery.record_fact(
        FactKind.DEPENDENCY_ADDED, at, by.user_id, dependency=entry.number, upstream=upstream.id,
        name=upstream.name, needed_for=needed_for, needed_on=needed_on.isoformat() if needed_on else None,
        expected_on=upstream.expected_on.isoformat(),
    )  # fmt: skip


def refuse_loop(delivery: Delivery, upstream: Upstream, edges: Edges) -> None:
    if upstream.id == delivery.id:
        raise Refusal("A delivery cannot be blocked by itself: name another one.", field="upstream")
    if reaches(upstream.id, delivery.id, edges):
        raise Refusal(
            f"“{upstream.name}” is itself waiting for “{delivery.name}”, so neither could ever begin."
            " End that dependency first.",
            field="upstream",
        )


def reaches(start: str, goal: str, edges: Edges) -> bool:
    """Whether the goal is among all that the start is blocked by, directly or not."""
    seen, ahead = {start}, [start]
    while ahead:
        for each in edges.get(ahead.pop(), ()):
            if each == goal:
                return True
            if each not in seen:
                seen.add(each)
                ahead.append(each)
    return False


def follow(delivery: Delivery, upstream: Upstream, by: Person, at: datetime) -> None:
    """Writes down what has become of the other delivery; nothing where all is as before."""
    for each in delivery.dependencies:
        now = (upstream.name, upstream.expected_on, upstream.arrived_on, upstream.lost_at)
        was = (each.upstream_name, each.expected_on, each.arrived_on, each.lost_at)
        if each.upstream != upstream.id or not each.is_live or delivery.is_over or now == was:
            continue
        delivery.record_fact(
            FactKind.DEPENDENCY_MOVED, at, by.user_id, dependency=each.number, name=upstream.name,
            expected_on=upstream.expected_on.isoformat(), was=each.expected_on.isoformat(),
            arrived=upstream.arrived_on is not None, lost=upstream.lost_at is not None,
            too_late=bool(each.needed_on and upstream.expected_on > each.needed_on),
        )  # fmt: skip
        each.upstream_name, each.expected_on, each.arrived_on, each.lost_at = now


def end_dependency(delivery: Delivery, number: int, because: str, by: Person, at: datetime) -> None:
    entry = dependency_to_end(delivery, number, by)
    if not entry.is_live:
        return
    must_say(because, "Say why it is blocked no longer.", field="reason")
    entry.ended_at, entry.ended_by, entry.ended_because = at, by.user_id, because
    delivery.record_fact(
        FactKind.DEPENDENCY_ENDED, at, by.user_id, dependency=number, name=entry.upstream_name, reason=because
    )


def dependency_to_end(delivery: Delivery, number: int, by: Person) -> Dependency:
    refuse_depending(delivery, by)
    entry = next((each for each in delivery.dependencies if each.number == number), None)
    if entry is None:
        raise Refusal("This dependency is not in the record. `/gate depends` shows those that are.")
    return entry
