"""What the clock takes further by itself, and what settles by itself."""

from datetime import datetime

from gates.delivery import Delivery
from gates.escalations.answering import levels_below, people_of, settle
from gates.escalations.delays import agreed_day, delay_in_words, gate_reaching, too_late_at
from gates.escalations.escalation import Escalation
from gates.escalations.ladder import Standstill, Step, next_step, people_at, standstill
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person, spoken_list
from gates.process import DELIVERY_CHANNEL, DIRECT
from gates.records.record import Milestone
from gates.waiting import Wait, WaitKind

DEEDS = {
    WaitKind.PREPARE: "hand the package over",
    WaitKind.ACCEPT: "accept the package or return it",
    WaitKind.ITEMS: "finish what is asked, which was due",
    WaitKind.SIGN: "sign",
    WaitKind.NAME: "name somebody who can sign",
    WaitKind.ANSWER: "answer a concern",
    WaitKind.CONFIRM: "confirm an override, or decline it",
    WaitKind.REPLY: "answer a question",
}


def escalate_what_is_due(delivery: Delivery, by: Person, at: datetime) -> None:
    """Each level once, in working hours; where the clock slept, all that came due meanwhile."""
    if delivery.is_over or delivery.on_hold or not delivery.working_time.is_open(at):
        return
    for gate in delivery.live_gates:
        while (step := next_step(delivery, gate)) and step.at <= at:
            raise_level(delivery, gate, step, by, at)
    for milestone in delivery.milestones:
        if (due := too_late_at(delivery, milestone, at)) and due <= at:
            raise_delay(delivery, milestone, by, at)


def follow_up(delivery: Delivery, by: Person, at: datetime) -> None:
    """After every change: resolves what has moved on, and notes when each gate and date is to be seen to."""
    settle_what_moved_on(delivery, by, at)
    rests = delivery.is_over or delivery.on_hold is not None
    for gate in delivery.gates:
        step = None if rests or gate.is_settled else next_step(delivery, gate)
        gate.escalate_at = delivery.working_time.next_open(max(step.at, at)) if step else None
    for milestone in delivery.milestones:
        late = None if rests else too_late_at(delivery, milestone, at)
        milestone.escalate_at = delivery.working_time.next_open(max(late, at)) if late else None


def raise_level(delivery: Delivery, gate: Gate, step: Step, by: Person, at: datetime) -> None:
    people, about = people_at(delivery, step.level), step.about
    entry = Escalation(
        len(delivery.escalations) + 1, what_stands_still(delivery, gate, about), people[0], at, by.user_id,
        gate.phase, round=gate.round, level=step.number, role=step.level.to, asked=" ".join(about.users),
        stands_since=about.since, channel_id=channel_of(delivery, step.level.channel),
    )  # fmt: skip
    add(delivery, entry, people, gate, by, at)


def channel_of(delivery: Delivery, channel: str) -> str | None:
    """A private delivery is told of in no channel but its own."""
    if channel == DELIVERY_CHANNEL:
        return delivery.internal_channel
    return None if channel == DIRECT or delivery.private else channel


def what_stands_still(delivery: Delivery, gate: Gate, about: Standstill) -> str:
    """In words for the record, such as: Stage 1: Intake handoff waits for the Delivery manager to sign."""
    asked = [
        f"the {delivery.process.role_name(wait.role)} to {DEEDS[wait.kind]}" if wait.role else answers(wait)
        for wait in about.waits
    ]
    return f"{delivery.label(gate)} waits for {spoken_list(list(dict.fromkeys(asked)))}."


def answers(wait: Wait) -> str:
    """Where it is not a role's turn."""
    return f"somebody to {DEEDS[wait.kind]}"


def raise_delay(delivery: Delivery, milestone: Milestone, by: Person, at: datetime) -> None:
    agreed, gate = agreed_day(delivery, milestone), gate_reaching(delivery, milestone)
    role = delivery.process.escalates_to
    people = delivery.who_can([role])
    if agreed is None:
        return
    entry = Escalation(
        len(delivery.escalations) + 1, delay_in_words(delivery, milestone, agreed, at), people[0], at,
        by.user_id, role=role, milestone=milestone.key, target_on=agreed,
    )  # fmt: skip
    if gate:
        entry.phase, entry.round = gate.phase, gate.round
    add(delivery, entry, people, gate, by, at)


def add(
    delivery: Delivery, entry: Escalation, people: list[str], gate: Gate | None, by: Person, at: datetime
) -> None:
    delivery.escalations.append(entry)
    below = [user for each in levels_below(delivery, entry)[-1:] for user in people_of(delivery, each)]
    delivery.record_fact(
        FactKind.ESCALATION_RAISED, at, by.user_id, gate, escalation=entry.number, issue=entry.issue,
        to=people[0], people=people, level=entry.level, role=entry.role, milestone=entry.milestone,
        asked=entry.people_asked or None, below=below or None,
    )  # fmt: skip


def settle_what_moved_on(delivery: Delivery, by: Person, at: datetime) -> None:
    if delivery.is_over or delivery.on_hold:
        return
    for entry in delivery.open_escalations():
        how = moved_on(delivery, entry) if entry.level is not None else is_reached(delivery, entry)
        if how:
            settle(delivery, entry, how, by, at)


def moved_on(delivery: Delivery, entry: Escalation) -> str | None:
    """What came of a level's gate by itself; None while it still stands where it stood."""
    gate = next(g for g in delivery.gates if (g.phase, g.round) == (entry.phase, entry.round))
    if gate.outcome:
        return f"{delivery.label(gate)} was {gate.outcome.replace('_', ' ')}."
    about = standstill(delivery, gate)
    still = about is not None and entry.stands_since is not None and about.since <= entry.stands_since
    return None if still else "What was waited for is done."


def is_reached(delivery: Delivery, entry: Escalation) -> str | None:
    milestone = delivery.milestone(entry.milestone or "")
    if milestone is None or milestone.reached_at is None:
        return None
    day = delivery.working_time.local_day(milestone.reached_at)
    return f"{delivery.process.milestone(milestone.key).name} was reached on {day.isoformat()}."
