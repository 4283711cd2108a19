"""A milestone that slips moves what is expected of all after it."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gates.delivery import Delivery
from gates.people import CLOCK
from gates.phases import holding
from gates.records import reaching
from gates.records.slipping import expected_days
from messages.milestones import milestone_lines
from messages.thread_lines import thread_line
from tests.gates.deliveries import MANAGER, MONDAY, TARGETS, started


def planned() -> Delivery:
    """Production: 9 to 20 March 2026; QA submitted on the 20th, certified on the 27th; out on 3 April."""
    return started(targets=TARGETS)


def reach(delivery: Delivery, key: str, day: date) -> None:
    milestone = delivery.milestone(key)
    assert milestone
    milestone.reached_at = datetime.combine(day, MONDAY.timetz())


def test_while_all_is_on_time_nothing_else_is_expected() -> None:
    assert expected_days(planned(), MONDAY.date()) == {}


def test_what_was_reached_late_moves_what_comes_after_by_as_many_business_days() -> None:
    delivery = planned()
    reach(delivery, "production_start", date(2026, 3, 11))
    assert expected_days(delivery, date(2026, 3, 11)) == {
        "production_complete": date(2026, 3, 24), "qa_submitted": date(2026, 3, 24),
        "qa_certified": date(2026, 3, 31), "deployment_start": date(2026, 4, 1),
        "client_handover": date(2026, 4, 7),
    }  # fmt: skip


def test_what_is_overdue_cannot_be_expected_before_today() -> None:
    delivery = planned()
    reach(delivery, "production_start", date(2026, 3, 9))
    found = expected_days(delivery, date(2026, 3, 23))
    assert found["production_complete"] == date(2026, 3, 23)
    assert found["client_handover"] == date(2026, 4, 6)


def test_a_forecast_says_what_is_expected_and_what_follows_from_it() -> None:
    delivery = planned()
    certified = delivery.milestone("qa_certified")
    assert certified
    certified.forecast_on = date(2026, 4, 1)
    found = expected_days(delivery, date(2026, 3, 3))
    assert found["client_handover"] == date(2026, 4, 8)
    shown = milestone_lines(delivery, date(2026, 3, 3))
    assert [line for line in shown if "QA certified" in line and "now expected" in line] == []
    assert any("Client handover" in line and "now expected on" in line for line in shown)


def test_on_hold_the_days_do_not_go_on() -> None:
    delivery = planned()
    reach(delivery, "production_start", date(2026, 3, 9))
    holding.hold(delivery, "Holidays", MANAGER, datetime.combine(date(2026, 3, 23), MONDAY.timetz()))
    assert expected_days(delivery, date(2026, 6, 1)) == expected_days(delivery, date(2026, 3, 23))


def test_the_thread_says_what_a_late_milestone_does_to_the_others() -> None:
    delivery = planned()
    reaching.reach(delivery, "production_start", MONDAY + timedelta(days=9), CLOCK)
    told = thread_line(delivery, delivery.facts[-1])
    assert told
    assert "*Production start* was reached *late*, by 2 business days" in told
    assert "Client handover on" in told


@given(st.dictionaries(st.sampled_from(sorted(TARGETS)), st.integers(0, 40)), st.integers(0, 60))
def test_what_is_expected_is_never_before_the_plan_nor_before_today(late: dict[str, int], day: int) -> None:
    delivery, today = planned(), MONDAY.date() + timedelta(days=day)
    for key, days in late.items():
        if TARGETS[key] + timedelta(days=days) <= today:
            reach(delivery, key, TARGETS[key] + timedelta(days=days))
    for key, expected in expected_days(delivery, today).items():
        assert expected > TARGETS[key]
        assert expected >= today
