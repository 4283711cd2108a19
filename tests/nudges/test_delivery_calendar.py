"""The working time of one delivery: set by its manager, and counted by at once."""

import json
from typing import Any

from gates.facts import FactKind
from gates.working_time.public_holidays import public_holidays
from messages.ids import Action, Field, Form
from messages.refs import Ref
from storage import audit
from tests.driver.door import TEAM
from tests.driver.scenes import DANA
from tests.driver.values import choice, text
from tests.nudges.office import NUDGES_RULE, Office, by
from tests.nudges.test_own_hours import at, due
from tests.rules.book import Book

RULES = f"{NUDGES_RULE}\nescalation: [{{after_hours: 10, to: boss}}]\ncalendar: {{zone: Europe/London}}"
BERLIN: dict[Any, dict[str, Any]] = {
    Field.TIME_ZONE: text("Europe/Berlin"), Field.WEEKDAY: choice("Monday to Friday"),
    Field.OPENS: choice("10:00"), Field.CLOSES: choice("14:00"),
    Field.QUIET_SINCE: choice("unset"), Field.QUIET_UNTIL: choice("unset"),
}  # fmt: skip
BACK = {Field.INHERIT: {"type": "checkboxes", "selected_options": [{"value": "inherit"}]}}


def test_its_manager_sets_it_all_that_is_due_moves_at_once_and_taken_back_moves_back(office: Office) -> None:
    book, other = office.delivery(more=RULES), office.delivery("Parts Finder", more=RULES)
    office.strike("2027-03-01T08:30")
    usual = (at("2027-03-02T09:00"), at("2027-03-02T11:00"))
    assert times(book) == times(other) == usual
    about = Ref.to(book.delivery)
    assert "Only the lead" in book.submit(by("pablo"), Form.CALENDAR, BERLIN, about)
    assert book.submit(DANA, Form.CALENDAR, BERLIN, about) == ""
    # Quinn stays in London, and has four hours a day; escalations have them in Berlin.
    assert times(book) == (at("2027-03-03T10:00"), at("2027-03-03T11:00"))
    assert times(other) == usual
    office.strike("2027-03-02T09:01")
    assert "Parts Finder" in office.newest("quinn")
    assert "Talent Finder" not in office.newest("quinn")
    assert book.submit(DANA, Form.CALENDAR, BERLIN | BACK, about) == ""
    assert book.delivery.calendar is None
    assert due(book, "quinn") == usual[0]
    said = {"zone": "Europe/Berlin", "opens_at": "10:00", "closes_at": "14:00"}
    assert logged(office, book) == [(None, said), (said, None)]


def test_the_form_says_what_holds_and_whose_it_is(office: Office) -> None:
    office.calendar(days=["monday", "tuesday"], quiet={"since": "12:00", "until": "13:00"})
    book = office.delivery(more=RULES)
    dana = office.stage.actor("dana")
    dana.command("calendar Talent Finder")
    shown = str(dana.view()["blocks"])
    for words in (
        "Europe/London: from its process", "Monday, Tuesday: from the workspace",
        "Quiet from 12:00 to 13:00: from the workspace", "No public holidays: nobody says otherwise",
    ):  # fmt: skip
        assert words in shown
    assert Field.INHERIT not in shown
    only_hours = {
        **BERLIN, Field.TIME_ZONE: text("Europe/London"), Field.WEEKDAY: choice("Monday, Tuesday"),
    }  # fmt: skip
    assert book.submit(DANA, Form.CALENDAR, only_hours, Ref.to(book.delivery)) == ""
    office.calendar(days=["friday"])
    time = book.delivery.working_time
    assert (time.days, time.opens.hour, time.quiet) == (frozenset({4}), 10, None), "the rest follows"
    dana.command("calendar Talent Finder")
    assert "10:00 to 14:00: set for this delivery" in str(dana.view()["blocks"])
    assert Field.INHERIT in str(dana.view()["blocks"])
    dana.command("menu Talent Finder")
    assert Action.MENU_CALENDAR in str(dana.view()["blocks"])


def test_what_cannot_be_is_said_at_its_field_and_changes_nothing(office: Office) -> None:
    book = office.delivery(more=RULES)
    for field, value in ((Field.TIME_ZONE, text("Berlin/Mitte")), (Field.CLOSES, choice("10:00"))):
        answer = book.submit(DANA, Form.CALENDAR, BERLIN | {field: value}, Ref.to(book.delivery))
        assert list(json.loads(answer)["errors"]) == [field]
    assert book.delivery.calendar is None


def test_a_person_is_not_reminded_on_the_holidays_of_the_country_that_they_chose(office: Office) -> None:
    public_holidays("DE", "BY", 2027)  # loaded once by each process, which takes a moment
    office.at("2027-03-25T08:00")  # a Thursday; the Friday and the Monday are holidays in Germany
    book = office.delivery(more="nudges: {first_after_hours: 9, then_every_hours: 4, at_most: 3}")
    office.strike("2027-03-25T08:30")
    assert due(book, "quinn") == at("2027-03-26T10:00")
    chosen = {Field.REACH: choice("together"), Field.COUNTRY: text("de"), Field.REGION: text("BY")}
    assert "country" in book.submit(by("quinn"), Form.NUDGES, chosen | {Field.COUNTRY: text("xx")}, "")
    assert book.submit(by("quinn"), Form.NUDGES, chosen, "") == ""
    office.strike("2027-03-26T10:01")
    assert (len(office.reminders("pablo")), len(office.reminders("quinn"))) == (1, 0)
    office.strike("2027-03-30T09:01")  # in summer time
    assert len(office.reminders("quinn")) == 1
    office.stage.actor("quinn").command("nudges")
    assert "without the public holidays of DE-BY" in str(office.stage.actor("quinn").view()["blocks"])


def times(book: Book) -> tuple[Any, Any]:
    return due(book, "quinn"), book.gate.escalate_at


def logged(office: Office, book: Book) -> list[tuple[Any, Any]]:
    """What was set, and what after it."""
    with office.stage.desk.store.reading(TEAM) as tx:
        facts = audit.history(tx, book.delivery.id)
    set_ = [fact.detail for fact in facts if fact.kind is FactKind.CALENDAR_SET]
    return [(parsed(detail.get("was")), parsed(detail.get("now"))) for detail in set_]


def parsed(said: object) -> Any:
    return json.loads(said) if isinstance(said, str) else None
