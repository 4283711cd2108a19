"""Everything that can be done to a delivery, each act drawn from three numbers."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from gates import changing
from gates.calendars.setting import set_calendar
from gates.checklists import ticking
from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.escalations import answering, raising
from gates.people import Person
from gates.phases import closing, flow, handing_over
from gates.records import recording
from gates.refusal import Refusal
from gates.registers import decisions, dependencies, risks, scope
from gates.registers.scope_addition import ScopeVerdict
from gates.sign_offs import signing
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Condition, Verdict
from gates.working_time.calendar import Calendar
from tests.gates import deliveries as stories
from tests.gates.deliveries import HOLDERS, holder

Act = Callable[[Delivery, Person, int, datetime], None]
T = TypeVar("T")


def do(delivery: Delivery, act: int, actor: int, choice: int, at: datetime) -> None:
    """Raises Refusal where the rules refuse; then the delivery may be half changed."""
    people = [Person("U_ADMIN", is_admin=True), *(Person(users[0]) for users in HOLDERS.values())]
    picked(ACTS, act)(delivery, picked(people, actor), choice, at)


def picked(choices: Sequence[T], number: int) -> T:
    if not choices:
        raise Refusal("There is nothing to choose from.")
    return choices[number % len(choices)]


def pass_gate(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    stories.pass_gate(delivery, picked(delivery.live_gates, n), at)


def make_ready(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    stories.make_ready(delivery, picked(delivery.live_gates, n), at)


def offer(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    gate = picked([gate for gate in delivery.live_gates if gate.handoff], n)
    stories.tick_all(delivery, gate, Part.PACKAGE, at)
    handing_over.offer(delivery, gate, holder(delivery, gate.handoff.giver), at)  # type: ignore[union-attr]


def give_back(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    gate = picked([gate for gate in delivery.live_gates if gate.handoff], n)
    receiver = holder(delivery, gate.handoff.receiver)  # type: ignore[union-attr]
    handing_over.return_with_questions(delivery, gate, f"What is {n}?", receiver, at)


def tick(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    gate = picked(delivery.live_gates, n)
    ticking.tick(delivery, gate, picked(gate.items, n // 2).key, by, at, f"https://example.com/{n}")


def work_otherwise(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    calendar = Calendar(opens_at=f"{n % 12:02}:30", closes_at="20:00", closed_on=(at.date(),))
    set_calendar(delivery, calendar if n % 3 else None, by, at)


def reopen(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    gate = picked(delivery.live_gates, n)
    ticking.reopen(delivery, gate, picked([item for item in gate.items if item.done], n // 2).key, by, at)


def waive(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    gate = picked(delivery.live_gates, n)
    ticking.waive(delivery, gate, picked(gate.items, n // 2).key, by, at, "Not for this client")


def sign(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    gate = picked(delivery.live_gates, n)
    by = holder(delivery, picked(signing.rules_waiting(delivery, gate), n).role)
    condition = Condition(f"Mend {n}", "qa_engineer", by.user_id, date(2026, 4, 1) if n % 3 else None)
    decision = Decision(picked(list(Verdict), n // 2), "Because “ä” ✓", f"note {n}", (condition,) * (n % 3))
    signing.sign(delivery, gate, decision, by, at)


def withdraw(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    gate = picked([gate for gate in delivery.live_gates if gate.sign_offs], n)
    signing.withdraw(delivery, gate, Person(picked(gate.sign_offs, n).decided_by), at)


def skip(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    flow.skip_phase(delivery, picked(delivery.live_gates, n), "The client does it", at, by)


def change_details(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    named = {"name": f"Name {n} of {delivery.id}", "client": f"Client {n % 3}"}
    changing.change_details(delivery, {**named, "client_channel": f"C{n}" if n % 2 else None}, by, at)


def change_holders(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    changing.change_holders(delivery, picked(list(HOLDERS), n), [f"U{n % 4}", by.user_id], by, at)


def plan(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    key = picked(delivery.milestones, n).key
    recording.plan_milestones(delivery, {}, {key: date(2026, 3, 2) + timedelta(days=n)}, "Later", by, at)


def record(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    recording.add_risk(delivery, stories.RISK, by, at)
    raising.escalate(delivery, f"Issue {n}", f"U{n % 4}", by, at)
    recording.record_feedback(delivery, f"Fine {n}", n % 5 + 1 if n % 2 else None, "Ms Harbour", by, at)
    recording.set_triggers(delivery, n % 366, "More", by, at)
    new = decisions.NewDecision(f"So {n % 5}", "It is", "U1", at.date(), "Not" if n % 2 else None)
    decisions.log_decision(delivery, new, by, at)
    known = dependencies.Upstream(f"d{n}", f"Name {n}", at.date(), at.date() if n % 2 else None, None)
    dependencies.depend_on(delivery, known, "Parts", at.date() if n % 3 else None, {}, by, at)


def settle_record(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    answering.resolve(delivery, picked(delivery.escalations, n).number, f"Done {n}", by, at)
    again = recording.NewRisk(f"Late {n}", n % 5 + 1, 2, "Wait", f"U{n % 4}", at.date())
    entry = picked(delivery.dependencies, n)
    moved = dependencies.Upstream(entry.upstream, f"New {n}", at.date(), None, at if n % 2 else None)
    dependencies.follow(delivery, moved, by, at)
    dependencies.end_dependency(delivery, entry.number, f"Gone {n}", by, at)
    risks.change_risk(delivery, picked(delivery.risks, n).number, again, by, at)
    scope.ask_for_scope(delivery, f"More {n}", "They want it", "https://x.slack.com/1", by, at)
    decided = scope.ScopeDecision(picked(list(ScopeVerdict), n), "So", "None")
    scope.decide_on_scope(delivery, picked(delivery.scope_additions, n).number, decided, by, at)
    recording.close_risk(delivery, picked(delivery.risks, n).number, f"Gone {n}", by, at)


def review(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    action = recording.NewAction(f"Ask {n % 3}", by.user_id, date(2026, 5, 1) + timedelta(days=n))
    recording.write_review(delivery, f"Pace {n}", "None", "Ask early", [action], by, at)


def finish_action(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    recording.finish_review_action(delivery, picked(delivery.review_actions, n).number, by, at)


def strike(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    flow.open_due_phases(delivery, at)


def close(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    closing.close(delivery, by, at)


def cancel(delivery: Delivery, by: Person, n: int, at: datetime) -> None:
    if n % 4 == 0:
        changing.cancel(delivery, "Started by mistake", by, at)


ACTS: list[Act] = [
    pass_gate, pass_gate, make_ready, offer, give_back, tick, reopen, waive, sign, sign, withdraw, skip,
    change_details, change_holders, plan, record, settle_record, review, finish_action, strike, close, cancel,
    work_otherwise,
]  # fmt: skip
