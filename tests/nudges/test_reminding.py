"""Who is waited for is reminded, in their working hours, as often as the process says."""

from datetime import date, datetime

from gates.facts import FactKind
from handlers.clock.keeping import renew_due_times
from messages.ids import Action, Field, Form
from messages.refs import Ref
from storage import audit
from tests.driver.actor import spoken
from tests.driver.door import TEAM
from tests.driver.values import person, text
from tests.nudges.office import Office, by
from tests.rules.book import Book
from tests.rules.switches import allowed, refused


@allowed(
    "Process.nudges", "NudgePolicy.first_after_hours", "NudgePolicy.then_every_hours", "NudgePolicy.at_most"
)
@refused(
    "Process.nudges", "NudgePolicy.first_after_hours", "NudgePolicy.then_every_hours", "NudgePolicy.at_most"
)
def test_an_ignored_sign_off_is_asked_for_again_and_again_up_to_the_last_time(office: Office) -> None:
    office.delivery()
    office.strike("2027-03-01T16:59")
    assert office.reminders("pablo") == []
    office.strike("2027-03-02T09:01")  # eight working hours after Monday morning it is Tuesday morning
    first = office.newest("pablo")
    assert all(w in first for w in ("Something waits for you", "Sign this gate", "Reminder 1 of 3", "1 day"))
    assert "“Ship” cannot start before this gate has passed." in first
    office.strike("2027-03-02T12:59")
    assert len(office.reminders("pablo")) == 1
    office.strike("2027-03-02T13:02")
    office.strike("2027-03-03T09:05")
    assert "Reminder 3 of 3, the last one" in office.newest("pablo")
    older = spoken(office.reminders("pablo")[0])
    assert all(words in older for words in ("A newer message asks you again", "Asked again"))
    office.strike("2027-03-05T12:00")
    assert len(office.reminders("pablo")) == 3


def test_neither_a_weekend_nor_a_holiday_uses_up_a_step(office: Office) -> None:
    office.calendar(country="GB", region="ENG")
    office.at("2027-03-25T09:30")  # the Thursday before Easter
    office.delivery()
    for day in ("26T10:00", "27T10:00", "28T10:00", "29T10:00"):  # from Good Friday to Easter Monday
        office.strike(f"2027-03-{day}")
    assert office.reminders("pablo") == []
    office.strike("2027-03-30T08:35")  # summer time since Sunday: it is 9:35 there
    assert "Reminder 1 of 3" in office.newest("pablo")


def test_everybody_is_reminded_in_their_own_hours(office: Office) -> None:
    office.describe("quinn", tz="America/New_York")
    office.delivery()
    office.strike("2027-03-02T09:01")
    assert (len(office.reminders("pablo")), len(office.reminders("quinn"))) == (1, 0)
    office.strike("2027-03-02T13:30")
    assert office.reminders("quinn") == []
    office.strike("2027-03-02T14:01")  # nine o'clock in New York, a working day after Monday's
    assert len(office.reminders("quinn")) == 1


def test_a_clock_that_slept_over_the_weekend_catches_up_once(office: Office) -> None:
    office.delivery("Talent Finder")
    office.delivery("Parts Finder")
    office.strike("2027-03-15T10:00")
    office.strike("2027-03-15T10:01")
    [message] = office.reminders("pablo")
    assert spoken(message).count("Reminder 1 of 3") == 2


def test_one_message_for_all_of_an_hour_which_never_lies(office: Office) -> None:
    later = office.delivery("Talent Finder")
    office.at("2027-03-01T09:20")
    sooner = office.delivery("Parts Finder", targets={"shipped": date(2027, 2, 26)})
    office.strike("2027-03-02T09:21")
    [message] = office.reminders("pablo")
    text = spoken(message)
    assert "2 things wait for you" in text
    assert text.index("Parts Finder") < text.index("Talent Finder")  # it is overdue
    assert sooner.approve(by("pablo")) == ""
    office.strike()
    text = office.newest("pablo")
    assert "Something waits for you" in text
    assert "*Done*: Sign this gate · *Parts Finder*" in text
    later.approve(by("pablo"))
    office.strike()
    assert "Nothing waits for you here any more" in office.newest("pablo")
    assert len(office.reminders("pablo")) == 1


def test_the_message_s_own_button_signs(office: Office) -> None:
    book = office.delivery()
    office.strike("2027-03-02T09:01")
    assert office.press("pablo", Action.GATE_APPROVE) == ""
    assert "*Done*" in office.newest("pablo")
    assert [s.decided_by for s in book.gate.sign_offs] == [by("pablo")]


@allowed("NudgePolicy.before_due_days")
@refused("NudgePolicy.before_due_days")
def test_a_due_date_is_counted_back_from(office: Office) -> None:
    rule = "nudges: {first_after_hours: 400, then_every_hours: 400, at_most: 5, before_due_days: 1}"
    office.delivery(more=rule, targets={"shipped": date(2027, 3, 15)})  # a Monday
    office.strike("2027-03-11T12:00")
    assert office.reminders("pablo") == []
    office.strike("2027-03-12T09:01")
    assert "Due on Mon 15 Mar 2027, in 3 days" in office.newest("pablo")
    office.strike("2027-03-15T12:00")
    assert len(office.reminders("pablo")) == 1


def test_an_overdue_milestone_and_an_open_escalation_are_reminded_of_too(office: Office) -> None:
    book = office.delivery(targets={"shipped": date(2027, 3, 5)})
    escalate(office, book)
    office.strike("2027-03-02T09:30")
    assert "Resolve an escalation: Nobody signs" in office.newest("sam")
    assert "“Shipped” is overdue" not in office.told("dana")
    office.strike("2027-03-08T09:30")
    assert "“Shipped” is overdue" in office.newest("dana")


def test_card_and_status_say_when_the_next_reminder_comes(office: Office) -> None:
    book = office.delivery()
    office.strike("2027-03-01T08:30")
    due = int(datetime.fromisoformat("2027-03-02T09:00+00:00").timestamp())
    assert f"<!date^{due}^; next reminder " in book.card()
    assert f"<!date^{due}^; next reminder " in book.waiting()
    office.strike("2027-03-02T09:01")
    assert f"<!date^{due}^; next reminder " not in book.card()


def test_every_reminder_stands_in_the_audit_log(office: Office) -> None:
    book = office.delivery()
    office.strike("2027-03-02T09:01")
    with office.stage.desk.store.reading(TEAM) as tx:
        found = [e for e in audit.history(tx, book.delivery.id) if e.kind is FactKind.NUDGED]
    assert {(e.by, e.detail["to"]) for e in found} == {("clock", by("pablo")), ("clock", by("quinn"))}
    assert audit.verify(office.stage.desk.store) == []


def test_deliveries_from_before_there_were_nudges_are_watched_private_ones_too(office: Office) -> None:
    book = office.delivery(private=True)
    with office.stage.desk.store.across_workspaces() as tx:
        tx.connection.exec_driver_sql("DELETE FROM nudges")
        tx.connection.exec_driver_sql("UPDATE deliveries SET watched = NULL")
    renew_due_times(office.stage.desk)
    assert {n.user_id for n in book.delivery.nudges} == {by("pablo"), by("quinn")}
    office.strike("2027-03-02T09:01")
    assert "Sign this gate" in office.newest("pablo")


def escalate(office: Office, book: Book) -> None:
    fields = {Field.ISSUE: text("Nobody signs"), Field.ESCALATED_TO: person(by("sam"))}
    assert book.submit(by("dana"), Form.ESCALATION, fields, Ref.to(book.delivery)) == ""
