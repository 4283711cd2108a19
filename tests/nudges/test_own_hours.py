"""Hours of a person's own go before those of a delivery, and these before the workspace's."""

from datetime import UTC, datetime
from typing import Any

from handlers.acts.settings import change_setting
from handlers.clock.keeping import renew_due_times
from messages.ids import Field, Form
from storage import mornings
from storage.workspace_settings import CALENDAR
from tests.driver.door import TEAM, submission
from tests.driver.scenes import DANA, click
from tests.driver.values import choice, radio
from tests.nudges.office import NUDGES_RULE, Office, by
from tests.rules.book import Book

SUNDAYS = "calendar: {days: [sunday, monday, tuesday, wednesday, thursday]}"


def test_a_person_is_reminded_on_the_days_and_in_the_hours_that_they_chose(office: Office) -> None:
    book = office.delivery()
    office.strike("2027-03-01T09:00")
    hours: dict[str, Any] = {"opens": "10:00", "closes": "15:00", "quiet": ("10:00", "11:30")}
    assert chosen(office, "pablo", "wednesday", "thursday", **hours) == ""
    office.strike("2027-03-02T09:01")
    assert len(office.reminders("quinn")) == 1, "the others keep theirs"
    renew_due_times(office.stage.desk)
    assert due(book, "pablo") == at("2027-03-10T12:30")  # after twice three and a half hours, and one more
    renew_due_times(office.stage.desk)
    assert due(book, "pablo") == at("2027-03-10T12:30")
    office.strike("2027-03-10T12:29")
    assert office.reminders("pablo") == []
    office.strike("2027-03-10T12:31")
    assert "Reminder 1 of 3" in office.newest("pablo")
    office.stage.actor("pablo").command("nudges")
    shown = str(office.stage.actor("pablo").view()["blocks"])
    assert "(Wednesday, Thursday, 10:00 to 15:00, with quiet hours from 10:00 to 11:30)" in shown
    assert chosen(office, "pablo") == ""
    renew_due_times(office.stage.desk)
    assert due(book, "pablo") > at("2027-03-10T16:30")  # four of the usual hours later


def test_where_nobody_chose_the_deliverys_calendar_counts_before_the_workspaces(office: Office) -> None:
    office.at("2027-03-04T08:00")  # a Thursday
    book = office.delivery(more=f"{NUDGES_RULE}\n{SUNDAYS}")
    other = office.delivery("Parts Finder")
    office.strike("2027-03-04T08:30")
    assert (due(book, "pablo"), due(other, "pablo")) == (at("2027-03-07T09:00"), at("2027-03-05T09:00"))
    office.strike("2027-03-05T09:01")
    assert "Parts Finder" in office.newest("pablo")
    assert "Talent Finder" not in office.newest("pablo")
    office.strike("2027-03-07T09:01")
    assert "Talent Finder" in office.newest("pablo")


def test_the_managers_summary_of_the_morning_comes_when_they_begin(office: Office) -> None:
    office.delivery()
    office.strike("2027-03-01T09:00")
    assert expected(office) == at("2027-03-02T09:00")
    assert chosen(office, "dana", opens="11:00", closes="17:00") == ""
    assert expected(office) == at("2027-03-02T11:00")
    calendar = {"days": ["wednesday"], "opens_at": "8:00", "closes_at": "9:00"}
    assert change_setting(office.stage.desk, click(office.stage.desk, DANA), CALENDAR, calendar)
    assert expected(office) == at("2027-03-03T11:00"), "on the workspace's days, in their own hours"


def test_a_calendar_that_changes_moves_what_is_due_in_deliveries_that_run(office: Office) -> None:
    """Nobody has to touch them, however often the clock strikes and whoever clicks before it does."""
    chain = "escalation: [{after_hours: 10, to: boss}]"
    book = office.delivery(more=f"{NUDGES_RULE}\n{chain}")
    office.strike("2027-03-01T08:30")
    assert (due(book, "quinn"), book.gate.escalate_at) == (at("2027-03-02T09:00"), at("2027-03-02T11:00"))
    calendar = {"days": ["monday", "thursday"]}
    assert change_setting(office.stage.desk, click(office.stage.desk, DANA), CALENDAR, calendar)
    assert book.approve(by("pablo")) == ""
    renew_due_times(office.stage.desk)
    assert (due(book, "quinn"), book.gate.escalate_at) == (at("2027-03-04T09:00"), at("2027-03-04T11:00"))
    office.strike("2027-03-03T09:30")
    assert office.reminders("quinn") == []
    office.strike("2027-03-04T09:01")
    assert len(office.reminders("quinn")) == 1


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"opens": "9:00"}, "Please choose one."),
    ({"opens": "09:00"}, "from when and until when you work"),
    ({"quiet": ("12:00", "unset")}, "from when and until when it is quiet"),
    ({"opens": "17:00", "closes": "09:00"}, "No working hours are left"),
    ({"opens": "09:00", "closes": "12:00", "quiet": ("08:00", "12:00")}, "No working hours are left"),
]


def test_what_cannot_be_is_said_at_its_field(office: Office) -> None:
    for hours, sentence in REFUSED:
        assert sentence in chosen(office, "pablo", **hours)


def chosen(
    office: Office, name: str, *days: str, opens: str = "unset", closes: str = "unset",
    quiet: tuple[str, str] = ("unset", "unset"),
) -> str:  # fmt: skip
    """Through the form; what the person is told instead, empty when it was taken."""
    ticked = [{"text": {"type": "plain_text", "text": day}, "value": day} for day in days]
    fields = {
        Field.REACH: radio("together"),
        Field.WEEKDAY: {"type": "checkboxes", "selected_options": ticked},
        Field.OPENS: choice(opens), Field.CLOSES: choice(closes),
        Field.QUIET_SINCE: choice(quiet[0]), Field.QUIET_UNTIL: choice(quiet[1]),
    }  # fmt: skip
    answer = office.door.send(submission(by(name), Form.NUDGES, "", fields))
    return "" if answer.json() == {"response_action": "clear"} else answer.text


def due(book: Book, name: str) -> datetime:
    [moment] = {n.due_at for n in book.delivery.nudges if n.user_id == by(name)}
    assert moment
    return moment


def expected(office: Office) -> datetime:
    with office.stage.desk.store.reading(TEAM) as tx:
        [morning] = mornings.expected(tx, DANA)
    return morning.next_at


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)
