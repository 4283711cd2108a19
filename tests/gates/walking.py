"""A delivery on a random walk: whatever anybody does, it is done, or refused without a trace."""

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.escalations import answering
from gates.facts import Fact, FactKind
from gates.gate import Gate
from gates.people import Person
from gates.phases import closing, flow, handing_over, holding, reopening
from gates.process import Process
from gates.records import recording, success_metrics
from gates.records.success_metrics import Measurement, NewMetric
from gates.refusal import Refusal
from tests.gates.deliveries import (
    MONDAY,
    TARGETS,
    fill_metrics,
    holder,
    item,
    make_ready,
    phase,
    small,
    started,
    tick_all,
)
from tests.gates.signed import approve, check_as_it_settles

PACKAGE = {
    "giver": "lead",
    "receiver": "builder",
    "package": [{"key": "order", "text": "The order", "evidence": "required"}],
}

# Everything that is rare in one process: work sent back over several phases, two signers beside the
# client, a gate that holds back completion only, a phase that a date opens, an optional milestone item.
CROOKED = small(
    phase("plan", "lead", "checker", handoff=PACKAGE, milestones={"start": "begun"}),
    phase("build", "builder", "checker", sent_back_to="plan", rework=[item("retold", "lead")],
          checklist=[item("built"), item("aimed", "lead", needs="success_metrics"),
                     item("shown", required=False, milestone="shown")]),
    phase("check", "checker", sent_back_to="plan", exceptions=False, milestones={"end": "checked"},
          checklist=[item("tested", "checker", evidence="required"), item("noted", required=False)]),
    phase("give", "client", "builder", sent_back_to="build", holds="completion",
          checklist=[item("given", "lead", milestone="gift"), item("heard", "lead", needs="feedback")]),
    phase("learn", "lead", sent_back_to="give", opens={"date": {"milestone": "gift", "business_days": 1}},
          checklist=[item("learned", "lead", needs="review"), item("met", "checker", needs="outcomes")]),
    phase("tidy", "builder", "lead", milestones={"end": "tidied"}),
)  # fmt: skip


class Walk:
    """A delivery, its time, and all that was ever settled in it."""

    def __init__(self, process: Process, holders: dict[str, list[str]]) -> None:
        targets = {key: day for key, day in TARGETS.items() if key in {m.key for m in process.milestones}}
        self.delivery = started(process, holders=holders, targets=targets)
        self.now = MONDAY
        self.settled: dict[tuple[str, int], Gate] = {}
        self.told: set[tuple[object, ...]] = set()  # the facts of sign-offs
        self.ended: Delivery | None = None

    def wait(self, time: timedelta) -> None:
        self.now += time

    def attempt(self, act: Callable[[Delivery], None]) -> None:
        """Does it, or sees it refused; then does it again, which must change nothing more."""
        self.attempt_once(act)
        before = copied(self.delivery)
        self.attempt_once(act)
        assert self.delivery == before, "the same act, repeated, changed something"

    def attempt_once(self, act: Callable[[Delivery], None]) -> None:
        before = copied(self.delivery)
        try:
            act(self.delivery)
        except Refusal as refusal:
            assert self.delivery == before, "a refusal left a trace"
            check_sentence(refusal)
            return
        facts, self.delivery.facts = self.delivery.facts, []
        assert bool(facts) == (self.delivery != before), "a change without a fact, or a fact without a change"
        self.hear(facts)
        self.remember()

    def hear(self, facts: list[Fact]) -> None:
        signed = [fact for fact in facts if fact.kind is FactKind.SIGNED]
        self.told |= {(f.phase, f.round, f.detail["role"], f.by, f.at) for f in signed}

    def remember(self) -> None:
        for gate in self.delivery.gates:
            given = {
                (s.phase, s.carried_from or s.round, s.role, s.decided_by, s.decided_at)
                for s in gate.sign_offs
            }
            assert given <= self.told, "a sign-off without its fact"
            if gate.is_settled:
                if (gate.phase, gate.round) not in self.settled:
                    check_as_it_settles(self.delivery, gate)
                self.settled.setdefault((gate.phase, gate.round), deepcopy(gate))
        if self.delivery.is_over and self.ended is None:
            self.ended = copied(self.delivery)

    def stop_or_go_on(self, words: str, phase: str, by: Person, which: int) -> None:
        """Holds it, resumes it, or reopens it; what was reopened is over no more."""
        acts: list[Callable[[Delivery], None]] = [
            lambda d: holding.hold(d, words, by, self.now),
            lambda d: holding.resume(d, words, by, self.now),
            lambda d: reopening.reopen_delivery(d, phase, words, by, self.now),
        ]
        self.attempt(acts[which])
        if not self.delivery.is_over:
            self.ended = None

    def prepare(self, gate: Gate, how_far: int = 3) -> None:
        """The right people do what this gate asks for: its package, the offer, the acceptance, the items."""
        if gate.is_settled:
            return
        handoff = gate.handoff
        if handoff and gate.opened_at is None:
            self.do(lambda d: tick_all(d, gate, Part.PACKAGE, self.now))
            giver, receiver = (holder(self.delivery, role) for role in (handoff.giver, handoff.receiver))
            if how_far > 0:
                self.do(lambda d: handing_over.offer(d, gate, giver, self.now))
            if how_far > 1:
                self.do(lambda d: handing_over.accept(d, gate, receiver, self.now))
        if how_far > 2:  # the items
            self.do(lambda d: make_ready(d, gate, self.now))

    def do(self, act: Callable[[Delivery], object]) -> None:
        """What is not in question here: it may stop half-way."""
        with suppress(Refusal):
            act(self.delivery)
        self.hear(self.delivery.facts)
        self.delivery.facts.clear()
        self.remember()


def check_sentence(refusal: Refusal) -> None:
    assert refusal.sentence.rstrip("”`")[-1:] in (".", "?"), f"this is no sentence: {refusal.sentence}"


def metric_acts(words: str, number: int, by: Person, now: datetime) -> list[Callable[[Delivery], None]]:
    new = NewMetric(words, words, words, now.date())
    found = Measurement(words, now.date(), target_met=number > 1)
    return [
        lambda d: success_metrics.write_metric(d, new, words, by, now),
        lambda d: success_metrics.change_metric(d, number, new, words, by, now),
        lambda d: success_metrics.drop_metric(d, number, words, by, now),
        lambda d: success_metrics.measure(d, number, found, by, now),
    ]


def copied(delivery: Delivery) -> Delivery:
    return deepcopy(delivery, {id(delivery.process): delivery.process})


def without_review_actions(delivery: Delivery) -> dict[str, Any]:
    return {f.name: getattr(delivery, f.name) for f in fields(delivery) if f.name != "review_actions"}


def can_be_completed(delivery: Delivery, now: datetime) -> None:
    """From wherever it stands, the right people can bring a running delivery to its closed record."""
    delivery = copied(delivery)
    manager = holder(delivery, delivery.process.manager)
    if delivery.on_hold:
        holding.resume(delivery, "Go on", manager, now)
    for escalation in delivery.open_escalations():
        answering.resolve(delivery, escalation.number, "Settled", manager, now)
    plan_what_is_missing(delivery, manager, now)
    for _ in range(3 * len(delivery.process.phases)):
        now += timedelta(days=3)
        flow.open_due_phases(delivery, now)
        for gate in delivery.live_gates:
            approve(delivery, gate, now)
    make_record_full(delivery, manager, now)
    closing.close(delivery, manager, now)
    assert delivery.closed_at == now


def plan_what_is_missing(delivery: Delivery, manager: Person, now: datetime) -> None:
    targets = {m.key: delivery.agreed_on for m in delivery.milestones}
    recording.plan_milestones(delivery, targets, {}, "New plan", manager, now)


def make_record_full(delivery: Delivery, manager: Person, now: datetime) -> None:
    if delivery.process.measures_outcomes():
        fill_metrics(delivery, manager, now)
    recording.write_review(delivery, "Pace", "Nothing", "Ask early", [], manager, now)
