"""Outcomes and reviews are asked for on their day, with the button to enter them at once."""

from datetime import date

import pytest

from gates.delivery import Delivery
from gates.rights.asker import Asker
from handlers.acts import measuring
from handlers.senders.homes import draw_home
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.door import TEAM, submission
from tests.driver.initiatives import METRIC, PLAN, started
from tests.driver.scenes import DANA, click, passed_until
from tests.driver.values import day, radio, text
from tests.nudges.office import Office

FOUND = {
    Field.VALUE: text("17 %"), Field.MEASURED_ON: day("2027-06-30"), Field.TARGET_MET: radio("not_met"),
}  # fmt: skip
MEASURE, REVIEW = "Measure the outcome: Visitors who sign up, target 20 %", "Write the review of this release"


@pytest.fixture
def released(office: Office) -> Delivery:
    """Measured in June, reviewed in April."""
    desk = office.stage.desk
    targets = {**PLAN.targets, "outcome_measured": date(2027, 4, 15)}
    delivery = started(desk, targets=targets)
    measuring.write_metric(desk, click(desk, DANA), Ref.to(delivery), METRIC, None)
    return passed_until(desk, delivery, "release")


def test_an_outcome_is_asked_for_on_its_day_and_entered_from_the_message(
    office: Office, released: Delivery
) -> None:
    office.strike("2027-06-29T15:00")
    assert MEASURE not in office.told("dana")
    assert "to measure an outcome" not in waiting(office)
    office.strike("2027-06-30T08:05")  # five past nine in London
    assert MEASURE in office.newest("dana")
    assert "due on Wed 30 Jun 2027" in office.newest("dana")
    assert "to measure an outcome" in waiting(office)
    assert MEASURE in home(office)
    assert "to measure “Visitors who sign up”" in status(office)
    office.strike("2027-07-01T08:10")
    assert "Reminder 2 of 5" in office.newest("dana")
    assert "*overdue*: it was due on Wed 30 Jun 2027" in office.newest("dana")

    assert office.press("dana", Action.METRIC_MEASURE) == ""
    view = office.stage.actor("dana").view()
    assert "Visitors who sign up" in str(view["blocks"])
    sent = submission(DANA, Form.MEASUREMENT, view["private_metadata"], FOUND)
    assert office.door.send(sent).json() == {"response_action": "clear"}
    office.strike()
    assert f"*Done*: {MEASURE}" in office.newest("dana")
    assert MEASURE not in home(office)
    assert "to measure an outcome" not in waiting(office)


def test_a_review_is_asked_for_on_its_day_and_no_sooner(office: Office, released: Delivery) -> None:
    office.strike("2027-04-14T12:00")
    assert "Finish" not in office.told("dana")  # what has a day of its own is not asked for before
    assert REVIEW not in office.told("dana")
    office.strike("2027-04-15T08:05")
    assert REVIEW in office.newest("dana")
    assert office.press("dana", Action.MENU_REVIEW) == ""
    assert "review" in str(office.stage.actor("dana").view()["title"]).lower()


def waiting(office: Office) -> str:
    office.stage.actor("dana").command("waiting")
    return office.stage.actor("dana").told("deliveries")


def home(office: Office) -> str:
    with office.stage.desk.store.reading(TEAM, Asker(DANA)) as tx:
        return str(draw_home(tx, DANA, office.stage.clock.now()))


def status(office: Office) -> str:
    office.stage.actor("dana").command("status Faster search")
    return office.stage.actor("dana").told("deliveries")
