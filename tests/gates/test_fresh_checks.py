"""A green check counts for as long as the process says; after that the next report decides."""

import pytest

from gates.checklists import ticking
from gates.checklists.checking import Report, expire_checks, is_late
from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import CLOCK
from gates.phases import holding
from gates.phases.flow import settle_if_complete
from gates.refusal import Refusal
from gates.sign_offs import signing
from messages.check_lines import check_line, check_state
from tests.gates.deliveries import APPROVE, BUILDER, LEAD, current, item, kinds, later, phase, small_delivery
from tests.gates.test_checking import GREEN, RED, report

SCAN = item("scan", automated=True, fresh_for_hours=24)


def scanned(found: Report = GREEN) -> Delivery:
    delivery = small_delivery(phase("build", "builder", checklist=[SCAN, item("read")]), phase("ship"))
    report(delivery, "scan", found)
    return delivery


def scan(delivery: Delivery) -> Item:
    found = current(delivery).item("scan")
    assert found is not None
    return found


def test_it_is_opened_again_and_shown_as_old_once_its_hours_are_over() -> None:
    delivery = scanned()
    expire_checks(delivery, current(delivery), CLOCK, later(hours=25))
    assert scan(delivery).done
    assert "and counts for 24 hours" in check_line(delivery, scan(delivery))
    expire_checks(delivery, current(delivery), CLOCK, later(hours=25, days=1))
    assert not scan(delivery).done
    assert check_state(delivery, scan(delivery)) == "⌛ *Old*"
    assert kinds(delivery)[-1] is FactKind.CHECK_EXPIRED
    report(delivery, "scan", GREEN, 50)
    assert check_state(delivery, scan(delivery)) == "✅ *Green*"


def test_an_old_one_is_late_once_nothing_else_is_waited_for() -> None:
    delivery = scanned()
    ticking.tick(delivery, current(delivery), "read", LEAD, later(hours=2))
    expire_checks(delivery, current(delivery), CLOCK, later(days=3))
    assert is_late(delivery, current(delivery), scan(delivery))
    assert check_state(delivery, scan(delivery)).startswith("⌛ *Old*, *late*")


def test_a_rerun_that_stays_green_is_fresh_again() -> None:
    delivery = scanned()
    report(delivery, "scan", GREEN, 20)
    expire_checks(delivery, current(delivery), CLOCK, later(hours=40))
    assert scan(delivery).done


def test_a_failing_one_and_a_waived_one_do_not_grow_old() -> None:
    for delivery in (scanned(RED), scanned()):
        if scan(delivery).done:
            ticking.waive(delivery, current(delivery), "scan", LEAD, later(hours=2), "No scanner yet")
        before = kinds(delivery)
        expire_checks(delivery, current(delivery), CLOCK, later(days=9))
        assert kinds(delivery) == before


def test_nobody_signs_on_an_old_check_and_no_gate_passes_on_one_before_the_clock_comes_round() -> None:
    delivery = scanned()
    ticking.tick(delivery, current(delivery), "read", LEAD, later(hours=2))
    with pytest.raises(Refusal, match=r"“Scan is so” is too old to count\. A new report is needed first"):
        signing.sign(delivery, current(delivery), APPROVE, BUILDER, later(days=2))
    signing.sign(delivery, current(delivery), APPROVE, BUILDER, later(hours=3))
    assert current(delivery).phase == "ship"


def test_what_was_signed_on_it_is_asked_again() -> None:
    delivery = small_delivery(phase("build", "builder", "checker", checklist=[SCAN]), phase("ship"))
    report(delivery, "scan", GREEN)
    signing.sign(delivery, current(delivery), APPROVE, BUILDER, later(hours=2))
    settle_if_complete(delivery, current(delivery), later(days=3), CLOCK)
    expire_checks(delivery, current(delivery), CLOCK, later(days=3))
    assert current(delivery).phase == "build"
    [given] = current(delivery).sign_offs
    assert given.stale_because == "The check of “Scan is so” was green more than 24 hours ago"


def test_on_hold_the_clock_lets_it_be() -> None:
    delivery = scanned()
    holding.hold(delivery, "No money", LEAD, later(hours=2))
    before = kinds(delivery)
    expire_checks(delivery, current(delivery), CLOCK, later(days=9))
    assert kinds(delivery) == before
