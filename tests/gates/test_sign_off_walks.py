"""Random sign-off rules, random people, random acts: nobody counts twice, and no gate is ever stuck."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from gates import changing
from gates.checklists import ticking, waivers_ending
from gates.delivery import Delivery
from gates.gate import Gate, Outcome
from gates.people import CLOCK, Person
from gates.phases import flow
from gates.sign_offs import concerns, delegating, going_stale, overriding, signing
from gates.sign_offs.quorum import most_needed
from gates.sign_offs.signers import asked_step
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Condition, Verdict
from gates.staffing.warnings import staffing_warnings
from gates.waiting import waits_of
from messages.staffing.warning_lines import sentence
from tests.gates.clockwork import check_moments
from tests.gates.deliveries import item, make_ready, phase, small
from tests.gates.random_rules import ROLES, signed_otherwise
from tests.gates.signed import approve, as_signed, check_carried, check_words
from tests.gates.walking import Walk, copied

PEOPLE = ["U1", "U2", "U3", "U4", "U5"]
PERSON = st.sampled_from(PEOPLE).map(Person)
WORDS = st.sampled_from(["", "Because", "Other words"])
OPTIONAL = item("liked", "lead", required=False)
CHECKLIST = [item("done"), item("seen", "checker", evidence="required"), OPTIONAL]
VERDICTS = st.sampled_from([Verdict.APPROVE, *Verdict])
NOT_MET = st.lists(st.sampled_from(["done", "seen", "rework"]), max_size=2).map(tuple)
TWO_GATES = small(
    phase("build", supporting=["checker"], informed=["lead"], checklist=CHECKLIST),
    phase("check", "checker", supporting=["lead"], informed=["checker"], sent_back_to="build"),
)

Act = Callable[[Delivery], None]


class Signing(RuleBasedStateMachine):
    @initialize(process=signed_otherwise(TWO_GATES), data=st.data())
    def start(self, process: object, data: st.DataObject) -> None:
        self.process = process if isinstance(process, type(TWO_GATES)) else TWO_GATES
        named = {}
        for role, _ in self.process.internal_roles():
            least = max(1, most_needed(self.process, role)[0])
            few = st.lists(st.sampled_from(PEOPLE), min_size=least, max_size=least + 1, unique=True)
            named[role] = data.draw(few)
        self.walk = Walk(self.process, named)

    @property
    def gate(self) -> Gate:
        """The one that leads; when all are passed, the last of them."""
        return self.walk.delivery.current or self.walk.delivery.gates[-1]

    def attempt(self, rule_of_gates: Callable[..., None], *told: object) -> None:
        act: Act = partial(at_gate, rule_of_gates, self.gate.phase, self.gate.round, told, self.walk.now)
        self.walk.attempt(act)

    @rule(
        by=PERSON,
        verdict=st.sampled_from([Verdict.APPROVE, *Verdict]),
        comment=WORDS,
        ready=st.integers(0, 4),
        typed=st.integers(0, 4),
        not_met=NOT_MET,
    )
    def sign(
        self, by: Person, verdict: Verdict, comment: str, ready: int, typed: int, not_met: tuple[str, ...]
    ) -> None:
        if ready:
            self.walk.do(lambda d: make_ready(d, self.gate, self.walk.now))
        conditions = (Condition("Do it", "lead"),) if verdict is Verdict.CONDITIONS else ()
        not_met = not_met if verdict is Verdict.REJECT else ()
        decision = Decision(verdict, comment, conditions=conditions, not_met=not_met)
        decision = replace(decision, step=asked_step(self.walk.delivery, self.gate))
        if typed:
            decision = as_signed(self.walk.delivery, self.gate, decision, by)
        self.attempt(signing.sign, decision, by)

    @rule(by=PERSON, verdict=VERDICTS, data=st.data())
    def sign_what_stood_there_before(self, by: Person, verdict: Verdict, data: st.DataObject) -> None:
        """The form was opened, then somebody changed the checklist."""
        self.walk.do(lambda d: make_ready(d, self.gate, self.walk.now))
        asked = Decision(verdict, "Because", step=asked_step(self.walk.delivery, self.gate))
        decision = as_signed(self.walk.delivery, self.gate, asked, by)
        key = data.draw(st.sampled_from(["liked", "done", "check_done"]))
        self.attempt(partial(ticking.tick, evidence="Other"), key, data.draw(PERSON))
        self.attempt(signing.sign, decision, by)

    @rule(by=PERSON)
    def withdraw(self, by: Person) -> None:
        self.attempt(signing.withdraw, by)

    @rule(by=PERSON, key=st.sampled_from(["done", "seen", "liked", "check_done"]), tick=st.booleans())
    def change_item(self, by: Person, key: str, tick: bool) -> None:
        self.attempt(partial(ticking.tick, evidence="Mine") if tick else ticking.reopen, key, by)

    @rule(by=PERSON, key=st.sampled_from(["done", "seen", "check_done"]), days=st.none() | st.integers(-1, 2))
    def waive(self, by: Person, key: str, days: int | None) -> None:
        until = None if days is None else self.walk.now.date() + timedelta(days=days)
        self.attempt(partial(ticking.waive, reason="Because", until=until), key, by)

    @rule(by=PERSON, role=st.sampled_from(["lead", "builder", "checker"]), data=st.data())
    def change_holders(self, by: Person, role: str, data: st.DataObject) -> None:
        users = data.draw(st.lists(st.sampled_from(PEOPLE), max_size=3))
        now = self.walk.now
        self.walk.attempt(lambda d: changing.change_holders(d, role, users, by, now))

    @rule(by=PERSON, words=WORDS, number=st.integers(0, 2))
    def worry(self, by: Person, words: str, number: int) -> None:
        if number:
            self.attempt(concerns.answer_concern, number, words, by)
        else:
            self.attempt(concerns.raise_concern, words, by)

    @rule(by=PERSON, words=WORDS, number=st.integers(0, 2), confirm=st.booleans())
    def override(self, by: Person, words: str, number: int, confirm: bool) -> None:
        if number == 0:
            self.attempt(overriding.ask_override, words, by)
        else:
            settle = overriding.confirm_override if confirm else overriding.decline_override
            self.attempt(settle, number, by)

    @rule(
        by=PERSON,
        to=st.sampled_from(PEOPLE),
        one=st.booleans(),
        start=st.integers(0, 2),
        days=st.integers(0, 3),
    )
    def hand_on(self, by: Person, to: str, one: bool, start: int, days: int) -> None:
        today, phase = self.walk.now.date(), self.gate.phase if one else None
        starts_on, ends_on = today + timedelta(days=start), today + timedelta(days=start + days - 1)
        now = self.walk.now
        self.walk.attempt(lambda d: delegating.delegate(d, to, phase, starts_on, ends_on, by, now))

    @rule(by=PERSON, number=st.integers(1, 4))
    def take_back(self, by: Person, number: int) -> None:
        now = self.walk.now
        self.walk.attempt(lambda d: delegating.take_back(d, number, by, now))

    @rule(by=PERSON, role=st.sampled_from(ROLES), user=st.sampled_from(PEOPLE), to=st.sampled_from(PEOPLE))
    def reassign(self, by: Person, role: str, user: str, to: str) -> None:
        self.attempt(delegating.reassign, role, user, to, "Because", by)

    @rule(by=PERSON)
    def skip(self, by: Person) -> None:
        gate, now = self.gate, self.walk.now
        self.walk.attempt(lambda d: flow.skip_phase(d, d.gate(gate.phase, gate.round), "Because", now, by))

    @rule(hours=st.integers(1, 48), clock=st.booleans())
    def wait(self, hours: int, clock: bool) -> None:
        self.walk.wait(timedelta(hours=hours))
        if clock:
            self.walk.attempt(lambda d: going_stale.expire_what_is_due(d, CLOCK, self.walk.now))
            self.walk.attempt(lambda d: delegating.keep_up(d, CLOCK, self.walk.now))
            self.walk.attempt(lambda d: waivers_ending.end_waivers(d, CLOCK, self.walk.now))

    @invariant()
    def somebody_is_always_waited_for(self) -> None:
        for wait in waits_of(self.walk.delivery):
            assert wait.users
            assert wait.since <= self.walk.now
        assert waits_of(self.walk.delivery)

    @invariant()
    def every_warning_has_a_sentence(self) -> None:
        delivery = self.walk.delivery
        for warning in staffing_warnings(delivery, self.walk.now.date()):
            assert sentence(delivery.process, warning).endswith(".")

    @invariant()
    def nobody_speaks_twice(self) -> None:
        for gate in self.walk.delivery.gates:
            check_words(self.walk.delivery, gate)

    @invariant()
    def what_was_carried_over_stood_in_an_earlier_round(self) -> None:
        for gate in self.walk.delivery.gates:
            check_carried(self.walk.delivery, gate)

    @invariant()
    def an_override_has_two_people(self) -> None:
        for gate in self.walk.delivery.gates:
            confirmed = [o for o in gate.overrides if o.confirmed_at]
            assert all(o.confirmed_by != o.asked_by and o.reason.strip() for o in confirmed)
            assert bool(confirmed) == (gate.outcome is Outcome.OVERRIDDEN)

    @invariant()
    def a_settled_round_never_changes(self) -> None:
        for (key, number), gate in self.walk.settled.items():
            assert self.walk.delivery.gate(key, number) == gate

    def teardown(self) -> None:
        """Whoever is asked does it once the clock has come round, and the gates pass."""
        check_moments(self.walk.delivery, self.walk.now)
        delivery = copied(self.walk.delivery)
        delegating.keep_up(delivery, CLOCK, self.walk.now)
        while gate := delivery.current:
            approve(delivery, gate, self.walk.now)


def at_gate(
    rule_of_gates: Callable[..., None],
    key: str,
    number: int,
    told: tuple[object, ...],
    now: object,
    delivery: Delivery,
) -> None:
    rule_of_gates(delivery, delivery.gate(key, number), *told, now)


Signing.TestCase.settings = settings(stateful_step_count=25)
test_sign_offs_on_any_walk = Signing.TestCase
