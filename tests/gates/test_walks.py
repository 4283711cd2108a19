"""Random walks of a delivery, with legal and illegal acts of random people; what always holds is checked."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gates import changing
from gates.checklists import ticking
from gates.delivery import Delivery
from gates.gate import Gate, Outcome
from gates.people import Person
from gates.phases import closing, flow, handing_over
from gates.process import Process
from gates.records import recording
from gates.records.recording import NewAction, NewRisk
from gates.sign_offs import signing
from gates.sign_offs.quorum import most_needed
from gates.sign_offs.signers import asked_step
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Condition, Verdict
from gates.waiting import waits_of
from tests.gates.clockwork import check_moments
from tests.gates.deliveries import CLIENT_DELIVERY, holder, holders, pass_gate
from tests.gates.escalating import escalation_acts
from tests.gates.random_rules import signed_otherwise
from tests.gates.signed import as_signed, check_carried, check_conditions, check_words
from tests.gates.walking import CROOKED, Walk, can_be_completed, metric_acts, without_review_actions

PEOPLE = ["U1", "U2", "U3", "U4"]
WORDS = st.sampled_from([None, "", " ", "Because", "Other words"])
SAID = st.sampled_from(["", " ", "Because", "Other words"])
PROCESS = st.sampled_from([CLIENT_DELIVERY, CROOKED]) | signed_otherwise(CROOKED)
PERSON = st.one_of(
    st.builds(Person, st.sampled_from(PEOPLE)),
    st.just(Person("U_ADMIN", is_admin=True)),
    st.just(Person("U_CLIENT", is_external=True)),
    st.builds(Person, st.sampled_from([*PEOPLE, "U_NOBODY"]), st.booleans(), st.booleans()),
)
ROLES = st.sampled_from([*CLIENT_DELIVERY.roles, *CROOKED.roles, "no_such_role"])
DAYS = st.dates(date(2026, 2, 20), date(2026, 4, 20))
PHASES = st.none() | st.sampled_from([phase.key for phase in (*CROOKED.phases, *CLIENT_DELIVERY.phases)])
CONDITION = st.builds(Condition, SAID, ROLES, st.none() | st.just("U1"), st.none(), PHASES)
DECISION = st.builds(
    Decision, st.sampled_from(Verdict), WORDS, WORDS, st.lists(CONDITION, max_size=2).map(tuple)
)


def sign_as(gate: Gate, decision: Decision, by: Person, now: datetime, delivery: Delivery) -> None:
    signing.sign(delivery, gate, decision, by, now)


class Walking(RuleBasedStateMachine):
    @initialize(process=PROCESS, data=st.data())
    def start(self, process: Process, data: st.DataObject) -> None:
        self.process = process
        named = {
            role: data.draw(
                st.lists(st.sampled_from(PEOPLE), min_size=least, max_size=least + 1, unique=True)
            )
            for role, _ in self.process.internal_roles()
            if (least := max(1, most_needed(process, role)[0]))
        }
        self.walk = Walk(self.process, named)
        for _ in range(data.draw(st.integers(0, len(self.process.phases) - 1))):
            self.pass_the_leading_gate()

    def pass_the_leading_gate(self) -> None:
        if gate := self.walk.delivery.current:
            self.walk.do(lambda d: pass_gate(d, gate, self.walk.now))

    @property
    def gates(self) -> list[Gate]:
        return self.walk.delivery.gates

    def any_gate(self, data: st.DataObject) -> Gate:
        """Mostly one that is not settled, sometimes one that is."""
        gates = [*self.walk.delivery.live_gates * 4, *self.gates]
        return gates[data.draw(st.integers(0, len(gates) - 1))]

    def live_gate(self, data: st.DataObject) -> Gate:
        live = self.walk.delivery.live_gates
        return live[data.draw(st.integers(0, len(live) - 1))]

    def whoever(self, data: st.DataObject, *roles: str) -> Person:
        """As often as not one who holds one of these roles, else anybody."""
        entitled = [holder(self.walk.delivery, role) for role in roles]
        return data.draw(st.one_of(st.sampled_from(entitled), PERSON) if entitled else PERSON)

    # Acts of random people

    @rule(data=st.data(), decision=DECISION, prepared=st.booleans(), typed=st.booleans())
    def sign(self, data: st.DataObject, decision: Decision, prepared: bool, typed: bool) -> None:
        gate, now = self.any_gate(data), self.walk.now
        by = self.whoever(data, *(rule.role for rule in self.walk.delivery.phase(gate).gate.sign_offs))
        if prepared:
            self.walk.prepare(gate)
        decision = replace(decision, step=asked_step(self.walk.delivery, gate))
        decision = as_signed(self.walk.delivery, gate, decision, by) if typed else decision
        self.walk.attempt(lambda d: signing.sign(d, d.gate(gate.phase, gate.round), decision, by, now))

    @rule(data=st.data(), decision=DECISION, prepared=st.booleans())
    def sign_for_client(self, data: st.DataObject, decision: Decision, prepared: bool) -> None:
        asking = self.walk.delivery.process.acknowledging_phase()
        gates = self.walk.delivery.rounds_of(asking.key)[-1:] if asking and data.draw(st.booleans()) else []
        gate, now = gates[0] if gates else self.any_gate(data), self.walk.now
        by = self.whoever(data, self.process.manager)
        if prepared:
            self.walk.prepare(gate)
        self.walk.attempt(lambda d: signing.sign_for_client(d, gate, decision, by, now))

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        signed = [gate for gate in self.walk.delivery.live_gates if gate.sign_offs]
        gate, now = signed[-1] if signed else self.any_gate(data), self.walk.now
        by = self.whoever(data, *(rule.role for rule in self.walk.delivery.phase(gate).gate.sign_offs))
        self.walk.attempt(lambda d: signing.withdraw(d, gate, by, now))

    @rule(data=st.data(), words=WORDS, act=st.sampled_from(["tick", "change", "reopen", "waive"]))
    def change_item(self, data: st.DataObject, words: str | None, act: str) -> None:
        gate, now = self.any_gate(data), self.walk.now
        by = self.whoever(data, self.process.manager)
        key = data.draw(st.sampled_from([*(item.key for item in gate.items), "no_such_item"]))
        acts = {
            "tick": lambda d: ticking.tick(d, gate, key, by, now, words),
            "change": lambda d: ticking.change_evidence(d, gate, key, by, now, words or ""),
            "reopen": lambda d: ticking.reopen(d, gate, key, by, now),
            "waive": lambda d: ticking.waive(d, gate, key, by, now, words or ""),
        }
        self.walk.attempt(acts[act])

    @rule(data=st.data(), words=SAID, act=st.sampled_from(["offer", "accept", "return"]))
    def hand_over(self, data: st.DataObject, words: str, act: str) -> None:
        gate, now = self.any_gate(data), self.walk.now
        roles = (gate.handoff.giver, gate.handoff.receiver) if gate.handoff else ()
        by = self.whoever(data, *roles)
        self.walk.prepare(gate, how_far=data.draw(st.integers(0, 1)))
        acts = {
            "offer": lambda d: handing_over.offer(d, gate, by, now),
            "accept": lambda d: handing_over.accept(d, gate, by, now),
            "return": lambda d: handing_over.return_with_questions(d, gate, words, by, now),
        }
        self.walk.attempt(acts[act])

    @rule(data=st.data(), by=PERSON, why=SAID)
    def skip(self, data: st.DataObject, by: Person, why: str) -> None:
        gate = self.any_gate(data)
        self.walk.attempt(lambda d: flow.skip_phase(d, gate, why, self.walk.now, by))

    @rule(by=PERSON, role=ROLES, users=st.lists(st.sampled_from([*PEOPLE, "U_CLIENT"]), max_size=2))
    def change_holders(self, by: Person, role: str, users: list[str]) -> None:
        now = self.walk.now
        self.walk.attempt(lambda d: changing.change_holders(d, role, users, by, now))

    @rule(by=PERSON, name=WORDS, agreed_on=DAYS, channel=st.sampled_from([None, "C_CLIENT", "C_TEAM"]))
    def change_details(self, by: Person, name: str | None, agreed_on: date, channel: str | None) -> None:
        new: dict[str, str | date | None] = {"name": name, "agreed_on": agreed_on, "client_channel": channel}
        self.walk.attempt(lambda d: changing.change_details(d, new, by, self.walk.now))

    @rule(data=st.data(), by=PERSON, reason=WORDS)
    def plan(self, data: st.DataObject, by: Person, reason: str | None) -> None:
        keys = st.sampled_from([milestone.key for milestone in self.process.milestones])
        targets, forecasts = data.draw(st.dictionaries(keys, DAYS)), data.draw(st.dictionaries(keys, DAYS))
        now = self.walk.now
        self.walk.attempt(lambda d: recording.plan_milestones(d, targets, forecasts, reason, by, now))

    @rule(by=PERSON, words=SAID, number=st.integers(1, 3), low=st.integers(0, 6), which=st.integers(0, 8))
    def record(self, by: Person, words: str, number: int, low: int, which: int) -> None:
        now, risk = self.walk.now, NewRisk(words, low, 3, words, "U1")
        actions = [NewAction(words, "U2", date(2026, 5, number))]
        acts = (
            lambda d: recording.add_risk(d, risk, by, now),
            lambda d: recording.close_risk(d, number, words, by, now),
            lambda d: recording.set_triggers(d, low - 1, words, by, now),
            *escalation_acts(words, number, by, now),
            lambda d: recording.record_feedback(d, words, low, "Client", by, now),
            lambda d: recording.write_review(d, words, words, words, actions, by, now),
            lambda d: recording.finish_review_action(d, number, by, now),
        )
        self.walk.attempt(acts[which])

    @rule(data=st.data(), words=SAID, number=st.integers(1, 3), which=st.integers(0, 3))
    def set_goals(self, data: st.DataObject, words: str, number: int, which: int) -> None:
        by = self.whoever(data, self.process.manager)
        self.walk.attempt(metric_acts(words, number, by, self.walk.now)[which])

    @rule(by=PERSON, seldom=st.integers(0, 9), why=SAID)
    def end(self, by: Person, seldom: int, why: str) -> None:
        now = self.walk.now
        self.walk.attempt(lambda d: closing.close(d, by, now))
        if seldom == 0:
            self.walk.attempt(lambda d: changing.cancel(d, why, by, now))

    @rule(data=st.data(), words=SAID, which=st.sampled_from([0, 0, 1, 1, 1, 2]))
    def pause(self, data: st.DataObject, words: str, which: int) -> None:
        by, phase = self.whoever(data, self.process.manager), self.any_gate(data).phase
        self.walk.stop_or_go_on(words, phase, by, which)

    @rule(hours=st.sampled_from([0, 1, 24, 24 * 8]))
    def time_passes(self, hours: int) -> None:
        self.walk.wait(timedelta(hours=hours))
        now = self.walk.now
        self.walk.attempt(lambda d: flow.open_due_phases(d, now))

    # Steps that bring it forward, or a walk would hardly leave the first gate

    @precondition(lambda self: self.walk.delivery.live_gates)
    @rule(data=st.data(), how_far=st.integers(0, 3))
    def prepare(self, data: st.DataObject, how_far: int) -> None:
        self.walk.prepare(self.live_gate(data), how_far)

    @precondition(lambda self: self.walk.delivery.live_gates)
    @rule(data=st.data(), verdict=st.sampled_from(Verdict), everybody=st.booleans())
    def decide(self, data: st.DataObject, verdict: Verdict, everybody: bool) -> None:
        """All who are asked, or the first of them, say the same."""
        gate, now = self.live_gate(data), self.walk.now
        self.walk.prepare(gate)
        conditions = (Condition("Do it", self.process.manager),) if verdict is Verdict.CONDITIONS else ()
        decision = Decision(verdict, "Because", "Her mail", conditions)
        rules = self.walk.delivery.phase(gate).gate.sign_offs
        asked = [by for rule in rules for by in holders(self.walk.delivery, rule.role)]
        for by in asked if everybody else asked[:1]:
            step = asked_step(self.walk.delivery, gate)
            decision = as_signed(self.walk.delivery, gate, replace(decision, step=step), by)
            self.walk.attempt(partial(sign_as, gate, decision, by, now))

    @precondition(lambda self: self.walk.delivery.live_gates)
    @rule(seldom=st.integers(0, 3))
    def approve_all(self, seldom: int) -> None:
        if seldom == 0:
            self.pass_the_leading_gate()

    # What always holds

    @invariant()
    def a_phase_has_one_unsettled_gate_at_most_and_its_rounds_have_no_gaps(self) -> None:
        for phase in self.process.phases:
            rounds = self.walk.delivery.rounds_of(phase.key)
            assert [gate.round for gate in rounds] == list(range(1, len(rounds) + 1))
            assert all(gate.is_settled for gate in rounds[:-1])

    @invariant()
    def a_settled_round_never_changes(self) -> None:
        for (phase, number), gate in self.walk.settled.items():
            assert self.walk.delivery.gate(phase, number) == gate

    @invariant()
    def a_gate_without_exceptions_has_none(self) -> None:
        for gate in self.gates:
            if not self.walk.delivery.phase(gate).gate.exceptions:
                assert gate.outcome is not Outcome.SKIPPED
                assert not any(item.required and item.waived_at for item in gate.items)
                assert not any(s.verdict is Verdict.CONDITIONS for s in gate.sign_offs)

    @invariant()
    def an_item_has_a_key_and_a_place_of_its_own_and_is_never_both_ticked_and_waived(self) -> None:
        for gate in self.gates:
            assert len({item.key for item in gate.items}) == len(gate.items)
            assert len({item.position for item in gate.items}) == len(gate.items)
            assert not any(item.ticked_at and item.waived_at for item in gate.items)

    @invariant()
    def nobody_says_two_things_in_a_step_and_what_is_carried_over_was_said_before(self) -> None:
        for gate in self.gates:
            check_words(self.walk.delivery, gate)
            check_carried(self.walk.delivery, gate)

    @invariant()
    def no_condition_is_lost(self) -> None:
        """Those of a passed gate are items of the gate that they are meant for, as soon as that has begun."""
        for gate in self.gates:
            if gate is self.walk.delivery.latest(gate.phase) and gate.outcome is Outcome.PASSED:
                check_conditions(self.walk.delivery, gate)

    @invariant()
    def what_is_over_stays_as_it_was(self) -> None:
        if self.walk.ended:
            assert without_review_actions(self.walk.delivery) == without_review_actions(self.walk.ended)

    @invariant()
    def a_running_delivery_always_waits_for_somebody_or_for_the_client(self) -> None:
        delivery = self.walk.delivery
        waits = waits_of(delivery)
        assert bool(waits) != bool(delivery.is_over or delivery.on_hold)
        for wait in waits:
            assert wait.users or (wait.role and self.process.roles[wait.role].external)
            assert wait.since <= self.walk.now

    def teardown(self) -> None:
        check_moments(self.walk.delivery, self.walk.now)
        if not self.walk.delivery.is_over:
            can_be_completed(self.walk.delivery, self.walk.now)


Walking.TestCase.settings = settings(stateful_step_count=30)
test_a_delivery_on_any_walk = Walking.TestCase
