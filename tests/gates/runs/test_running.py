"""Runs: started by their first check, passed by their checks, overlapping, ended, and forgotten in time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gates.checklists import questions, ticking
from gates.checklists.checking import Report
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import CHECKS
from gates.phases import closing, flow, holding
from gates.refusal import Refusal, Unknown
from gates.runs import ending
from gates.runs.failure_rate import change_failure_rate
from gates.runs.folding import fold
from gates.runs.reporting import gate_reported
from gates.runs.run import RunEnd
from gates.runs.running import MOST_AT_ONCE
from gates.sign_offs import signing
from gates.waiting import WaitKind, waits_of
from tests.gates.deliveries import APPROVE, BUILDER, LEAD, MONDAY, kinds, later, pass_gate, reached
from tests.gates.reports import CI, green_run, report_in_run
from tests.gates.runs.small_runs import GREEN, RATE, RED, planned, repeating


def report(delivery: Delivery, run: str, key: str, found: Report = GREEN, hours: int = 0) -> None:
    report_in_run(delivery, run, key, later(hours=hours), found)


def outcomes(delivery: Delivery) -> dict[str, RunEnd | None]:
    return {run.name: run.ended_as for run in delivery.runs}


def live(delivery: Delivery) -> list[tuple[str, int]]:
    return [(gate.phase, gate.round) for gate in delivery.live_gates]


def test_nothing_of_a_run_is_checked_before_the_gate_before_it_has_passed() -> None:
    delivery = planned()
    with pytest.raises(Refusal, match="Phase 2: Build has not started"):
        report(delivery, "1", "tests")
    pass_gate(delivery)
    assert (delivery.current, delivery.runs_are_open, delivery.status) == (None, True, "Rollout")
    assert not [wait for wait in waits_of(delivery) if wait.kind is WaitKind.CLOSE]


def test_the_first_check_starts_a_run_and_its_gates_pass_by_themselves() -> None:
    delivery = repeating()
    report(delivery, "a", "tests")
    assert live(delivery) == [("build", 1)]
    report(delivery, "a", "lint")
    assert live(delivery) == [("rollout", 1)]
    report(delivery, "a", "errors")
    assert outcomes(delivery) == {"a": RunEnd.GREEN}
    passed = [fact for fact in delivery.facts if fact.kind is FactKind.GATE_PASSED]
    assert [(fact.phase, fact.by) for fact in passed] == [
        ("build", CHECKS.user_id),
        ("rollout", CHECKS.user_id),
    ]
    assert reached(delivery) == ["built", "out"]


def test_runs_overlap_and_a_later_green_one_ends_those_before_it() -> None:
    delivery = repeating()
    report(delivery, "a", "tests")
    report(delivery, "b", "tests", RED)
    report(delivery, "c", "tests")
    assert live(delivery) == [("build", 1), ("build", 2), ("build", 3)]
    green_run(delivery, "c", MONDAY)
    green_run(delivery, "d", MONDAY)
    assert outcomes(delivery) == {
        "a": RunEnd.OVERTAKEN, "b": RunEnd.FAILED, "c": RunEnd.GREEN, "d": RunEnd.GREEN,
    }  # fmt: skip
    [day] = delivery.run_days
    assert (day.green, day.failed, day.overtaken) == (2, 1, 1)


def test_what_a_failure_asks_of_a_person_outlives_later_runs_and_ends_its_own_once_it_is_done() -> None:
    delivery = repeating()
    report(delivery, "a", "tests")
    report(delivery, "a", "lint")
    report(delivery, "a", "errors", RED)
    green_run(delivery, "b", MONDAY)
    gate = delivery.gate("rollout", 1)
    asked = {item.key: wait.users for wait in waits_of(delivery) for item in wait.items}
    assert asked == {"errors": ("U_BUILDER",), "rolled_back": ("U_LEAD",)}
    ticking.tick(delivery, gate, "rolled_back", LEAD, later(hours=1))
    assert outcomes(delivery)["a"] is RunEnd.FAILED
    assert gate.is_settled
    assert waits_of(delivery) == []


def test_a_check_that_is_green_again_lets_its_run_go_on() -> None:
    delivery = repeating()
    report(delivery, "a", "tests", RED)
    report(delivery, "a", "lint")
    assert live(delivery) == [("build", 1)]
    report(delivery, "a", "tests")
    assert live(delivery) == [("rollout", 1)]


@pytest.mark.parametrize(
    ("run", "key", "phase", "said"),
    [
        (None, "tests", None, "“tests” is checked in every run: say in which with `run`"),
        ("a", "planned", None, "“planned” is checked once, and not in every run: leave out `run`"),
        ("b", "errors", None, "Run “b” has not reached Phase 3: Rollout"),
        ("old", "tests", None, "Run “old” has ended"),
        ("a", "nothing", None, "has no item “nothing”"),
        ("a", "tests", "nowhere", "has no phase “nowhere”"),
    ],
)
def test_what_nothing_is_checked_for_is_refused(
    run: str | None, key: str, phase: str | None, said: str
) -> None:
    delivery = repeating()
    green_run(delivery, "old", MONDAY)
    with pytest.raises((Refusal, Unknown), match=said):
        gate_reported(delivery, key, phase, run, CI, MONDAY)


def test_a_gate_of_a_run_is_neither_signed_nor_skipped() -> None:
    delivery = repeating()
    report(delivery, "a", "tests")
    gate = delivery.gate("build", 1)
    with pytest.raises(Refusal, match="Nobody signs this gate: it passes by itself"):
        signing.sign(delivery, gate, APPROVE, BUILDER, MONDAY)
    with pytest.raises(Refusal, match="belongs to every run, so it cannot be skipped"):
        flow.skip_phase(delivery, gate, "No time", MONDAY, LEAD)


def test_on_hold_no_run_goes_on() -> None:
    delivery = repeating()
    holding.hold(delivery, "No money", LEAD, MONDAY)
    with pytest.raises(Refusal, match="This delivery is on hold"):
        report(delivery, "a", "tests")
    assert delivery.runs == []


def test_at_most_so_many_run_at_once_and_the_oldest_that_asks_nothing_gives_way() -> None:
    delivery = repeating(rate={**RATE, "at_most": 0})
    for key in ("tests", "lint"):
        report(delivery, "broken", key)
    report(delivery, "broken", "errors", RED)
    for number in range(MOST_AT_ONCE):
        report(delivery, f"run {number}", "tests")
    assert sum(run.is_live for run in delivery.runs) == MOST_AT_ONCE
    assert outcomes(delivery)["run 0"] is RunEnd.OVERTAKEN
    assert outcomes(delivery)["broken"] is None


# What is forgotten


def test_a_thousand_runs_weigh_no_more_than_the_last_few() -> None:
    delivery = repeating()
    for number in range(1000):
        green_run(delivery, f"build {number}", later(hours=number // 50))
    fold(delivery, later(days=1))
    kept = [run for run in delivery.runs if run.folded_at is None]
    assert len(kept) == RATE["of_last"]
    assert [gate.phase for gate in delivery.gates] == ["plan"]
    assert sum(day.green for day in delivery.run_days) == 1000
    assert kinds(delivery).count(FactKind.RUN_PASSED) == 1000
    assert max(run.number for run in delivery.runs) == 1000


def test_a_failure_stays_for_a_day_and_what_was_asked_about_it_longer() -> None:
    delivery = repeating()
    for name in ("a", "b"):
        report(delivery, name, "tests", RED)
    gate = delivery.gate("build", 2)
    questions.ask_question(delivery, gate, "tests", "Is the test wrong?", LEAD, MONDAY)
    green_run(delivery, "c", MONDAY)
    fold(delivery, later(hours=23))
    assert {gate.round for gate in delivery.gates if gate.phase == "build"} == {1, 2}
    fold(delivery, later(hours=25))
    assert {gate.round for gate in delivery.gates if gate.phase == "build"} == {2}


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from(["tests", "lint", "errors"]), st.booleans())
    )
)
def test_however_checks_arrive_each_run_ends_at_most_once_and_none_passes_without_its_checks(
    reports: list[tuple[str, str, bool]],
) -> None:
    delivery = repeating()
    green: dict[str, set[str]] = {}
    for name, key, passed in reports:
        ended = {run.name for run in delivery.runs if run.ended_as}
        try:
            report(delivery, name, key, GREEN if passed else RED)
        except Refusal:
            continue
        if name in ended:  # a failure found later changes nothing about the end
            assert not passed
            continue
        known = green.setdefault(name, set())
        (known.add if passed else known.discard)(key)
    for run in delivery.runs:
        if run.ended_as is RunEnd.GREEN:
            assert green[run.name] == {"tests", "lint", "errors"}
    counted = sum(day.green + day.failed + day.overtaken for day in delivery.run_days)
    assert counted == sum(run.ended_as is not None for run in delivery.runs)
    assert len({run.name for run in delivery.runs}) == len(delivery.runs)


# The failure rate


def broken(delivery: Delivery, name: str) -> bool:
    """Whether somebody is asked to roll it back."""
    report(delivery, name, "tests")
    report(delivery, name, "lint")
    report(delivery, name, "errors", RED)
    return delivery.gate("rollout", delivery.runs[-1].number).item("rolled_back") is not None


def test_the_rollback_is_asked_for_once_too_many_of_the_last_changes_have_failed() -> None:
    delivery = repeating(rate={**RATE, "at_most": 25})
    for number in range(6):
        green_run(delivery, f"good {number}", MONDAY)
    assert not broken(delivery, "bad 1")  # 1 of 4
    assert broken(delivery, "bad 2")  # 2 of 4
    told = [fact.detail for fact in delivery.facts if fact.kind is FactKind.FAILURE_RATE_PASSED]
    assert [(each["broke"], each["released"], each["per_cent"]) for each in told] == [(2, 4, 50)]


def test_a_failure_before_the_last_phase_is_no_failed_change() -> None:
    delivery = repeating(rate={**RATE, "at_most": 0})
    report(delivery, "a", "tests", RED)
    assert [item.key for item in delivery.gate("build", 1).items] == ["tests", "lint"]


def test_where_the_process_sets_no_rate_nobody_is_asked() -> None:
    assert not broken(repeating(rate=None), "a")


# Found once the run has ended


def test_a_failure_that_shows_hours_later_counts_once_and_is_escalated_beyond_the_threshold() -> None:
    delivery = repeating(rate={**RATE, "at_most": 40})
    for name in ("a", "b", "c"):
        green_run(delivery, name, MONDAY)
    report(delivery, "a", "errors", RED, hours=5)
    assert (change_failure_rate(delivery).per_cent, delivery.open_escalations()) == (33, [])
    report(delivery, "a", "errors", RED, hours=6)
    assert change_failure_rate(delivery).broke == 1
    report(delivery, "c", "errors", RED, hours=7)
    assert outcomes(delivery)["c"] is RunEnd.GREEN, "as it ended; the failure stands beside it"
    [asked] = delivery.open_escalations()
    assert (asked.role, asked.escalated_to) == ("lead", "U_LEAD")
    assert "2 of the last 3 changes failed" in asked.issue
    assert "The change is rolled back" in asked.issue
    later_ones = [fact.detail["run"] for fact in delivery.facts if fact.kind is FactKind.RUN_BROKE_LATER]
    assert later_ones == ["a", "c"]
    assert [fact.kind for fact in delivery.facts].count(FactKind.CHECK_FAILED) == 3


def test_of_a_run_that_has_ended_nothing_but_a_failure_in_production_is_taken() -> None:
    delivery = repeating()
    report(delivery, "never out", "tests", RED)
    green_run(delivery, "a", MONDAY)
    for run, key, found in (("a", "errors", GREEN), ("a", "tests", RED), ("never out", "errors", RED)):
        with pytest.raises(Refusal, match="has ended"):
            report(delivery, run, key, found, hours=1)
    assert change_failure_rate(delivery).broke == 0


# Ending


def test_the_manager_ends_the_runs_and_the_phase_after_them_begins() -> None:
    delivery = repeating()
    with pytest.raises(Refusal, match="Only the lead of this delivery can end the runs"):
        ending.end_runs(delivery, BUILDER, MONDAY)
    with pytest.raises(Refusal, match="No run has passed yet"):
        ending.end_runs(delivery, LEAD, MONDAY)
    green_run(delivery, "a", MONDAY)
    assert "The runs are not ended." in closing.missing_for_closing(delivery)
    report(delivery, "b", "tests")
    ending.end_runs(delivery, LEAD, later(hours=1))
    ending.end_runs(delivery, LEAD, later(hours=2))
    assert outcomes(delivery) == {"a": RunEnd.GREEN, "b": RunEnd.OVERTAKEN}
    assert live(delivery) == [("learn", 1)]
    assert delivery.runs_ended_at == later(hours=1)
    with pytest.raises(Refusal, match="The runs of this delivery were ended"):
        report(delivery, "c", "tests")


def test_they_are_not_ended_over_something_that_somebody_still_has_to_do() -> None:
    delivery = repeating(rate={**RATE, "at_most": 0})
    green_run(delivery, "a", MONDAY)
    assert broken(delivery, "b")
    with pytest.raises(Refusal, match="Run “b” still asks for “The change is rolled back”"):
        ending.end_runs(delivery, LEAD, MONDAY)
