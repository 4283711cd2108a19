"""Somebody is asked, but away by their status: whoever decides is reminded in their place."""

from collections.abc import Iterator
from typing import Any

from bot.timetable import TIMETABLE
from handlers.clock.nudges import meet_people
from handlers.clock.rehearsal import Planned, rehearse
from messages.ids import Action, Field, Form
from messages.refs import Ref
from storage import people
from storage.people import KnownPerson
from storage.rehearsing import rehearsal_of
from tests.driver.actor import spoken
from tests.driver.backstage import slack
from tests.driver.door import TEAM, submission
from tests.driver.scenes import DANA
from tests.driver.values import person, radio, text
from tests.nudges.office import Office, by, values_in
from tests.rules.book import Book

MET = "2027-03-01T09:00"  # from now on everybody is known, and Slack tells of their changes
TUESDAY = "2027-03-02T09:01"
PABLO_AWAY = f"<@{by('pablo')}> is away"


def goes(office: Office, *names: str, **profile: Any) -> None:
    for name in names:
        office.describe(name, status_emoji=":palm_tree:", status_text="Vacationing", **profile)


def comes_back(office: Office, name: str, book: Book) -> None:
    office.describe(name, status_emoji="", status_text="")
    office.stage.eventually(
        lambda: not any(n.in_place_of for n in book.delivery.nudges), "nobody in their place"
    )


def known(office: Office, *names: str) -> None:
    with office.stage.desk.store.transaction(TEAM) as tx:
        for name in names:
            at = office.stage.clock.now()
            people.remember(tx, KnownPerson(by(name), False, at, zone="Europe/London", away=False))


def started(office: Office) -> Book:
    book = office.delivery()
    known(office, "dana", "pablo", "quinn", "sam", "ines")
    office.strike(MET)
    return book


def test_the_manager_is_reminded_in_one_message_in_the_place_of_who_is_away(office: Office) -> None:
    started(office)
    goes(office, "pablo", "quinn")
    office.strike(TUESDAY)
    assert office.reminders("pablo") == office.reminders("quinn") == []
    [message] = office.reminders("dana")
    told = spoken(message)
    assert "2 things wait for you" in told
    assert all(f"<@{by(name)}> is away; please see to it, or give" in told for name in ("pablo", "quinn"))
    assert told.count("Reminder 1 of 3") == 2
    assert {action for action, _ in values_in(message)} == {Action.MENU_REASSIGN, Action.NUDGE_SNOOZE}
    office.strike("2027-03-02T13:05")
    assert "Reminder 2 of 3" in office.newest("dana")
    assert "Asked again" in spoken(office.reminders("dana")[0])


def test_who_stands_in_gives_the_sign_off_to_somebody_else(office: Office) -> None:
    book = started(office)
    goes(office, "pablo")
    office.strike(TUESDAY)
    assert office.press("dana", Action.MENU_REASSIGN) == ""
    assert office.stage.actor("dana").view()["title"]["text"] == "Reassign a sign-off"
    fields = reassigned(by("pablo"), by("ines"))
    assert book.submit(DANA, Form.REASSIGNMENT, fields, Ref.to(book.delivery, book.gate)) == ""
    assert "*Not you any more*" in office.newest("dana")
    office.strike("2027-03-03T12:00")
    assert "Sign this gate" in office.newest("ines")
    assert len(office.reminders("dana")) == 1


def test_who_is_back_is_asked_again_with_every_step_left(office: Office) -> None:
    book = started(office)
    goes(office, "pablo")
    office.strike(TUESDAY)
    office.strike("2027-03-03T09:05")
    assert office.reminders("pablo") == []
    office.at("2027-03-03T11:00")
    comes_back(office, "pablo", book)
    office.strike("2027-03-03T11:01")
    assert "Reminder 1 of 3" in office.newest("pablo")
    assert "*Not you any more*: Sign this gate" in office.newest("dana")
    assert f"Asked now: <@{by('pablo')}>" in office.newest("dana")
    before = len(office.reminders("dana"))
    office.strike("2027-03-04T16:00")
    assert len(office.reminders("dana")) == before


def test_a_status_that_ends_by_itself_ends_the_standing_in(office: Office) -> None:
    started(office)
    goes(office, "pablo", status_expires=1804064400)  # 2027-03-03T09:00 UTC
    office.strike(TUESDAY)
    assert PABLO_AWAY in office.newest("dana")
    office.strike("2027-03-03T09:02")
    assert "Reminder 1 of 3" in office.newest("pablo")
    assert "*Not you any more*" in office.newest("dana")
    assert len(office.reminders("dana")) == 1


def test_where_the_manager_is_away_too_it_goes_to_whoever_things_are_escalated_to(office: Office) -> None:
    book = started(office)
    goes(office, "pablo", "dana")
    office.strike(TUESDAY)
    assert office.reminders("dana") == []
    assert PABLO_AWAY in office.newest("sam")
    assert office.press("sam", Action.MENU_REASSIGN) == ""  # may they, too
    fields = reassigned(by("pablo"), by("ines"))
    assert book.submit(by("sam"), Form.REASSIGNMENT, fields, Ref.to(book.delivery, book.gate)) == ""


def test_a_manager_who_goes_while_they_stand_in_is_followed_by_the_next(office: Office) -> None:
    started(office)
    goes(office, "pablo")
    office.strike(TUESDAY)
    goes(office, "dana")
    office.strike("2027-03-02T13:05")
    assert len(office.reminders("dana")) == 1
    assert PABLO_AWAY in office.newest("sam")


def test_what_was_asked_of_a_manager_who_is_gone_can_be_given_away(office: Office) -> None:
    book = started(office)
    book.press_tick_again("built", by("pablo"))
    book.press(by("pablo"), Action.ITEM_REOPEN, book.ref("built"))
    office.at(MET)
    office.describe("pablo", deleted=True)
    office.strike("2027-03-02T12:00")
    assert PABLO_AWAY in office.newest("dana")
    assert office.press("dana", Action.DUTY_GIVE) == ""
    assert office.stage.actor("dana").view()["title"]["text"] == "Give to somebody"


def test_nobody_is_asked_in_the_place_of_one_of_several_who_may_do_it(office: Office) -> None:
    two = {"builder": [by("pablo"), by("ines")], "checker": [by("quinn")]}
    office.delivery(holders={"lead": [DANA], "boss": [by("sam")], **two})
    known(office, "dana", "pablo", "quinn", "sam", "ines")
    office.strike(MET)
    goes(office, "pablo")
    office.strike(TUESDAY)
    assert "Sign this gate" in office.newest("ines")
    assert office.reminders("dana") == []


def test_a_manager_reached_in_the_channel_is_told_there_why_it_is_them(office: Office) -> None:
    started(office)
    office.stage.actor("dana").command("nudges")
    fields = {Field.REACH: radio("channel")}
    assert office.door.send(submission(DANA, Form.NUDGES, "", fields)).status_code == 200
    goes(office, "pablo")
    office.strike(TUESDAY)
    shown = office.stage.messages("acme-talent", "dana")
    [reply] = [m for m in shown if f"<@{DANA}>, a reminder: Sign this gate" in m["text"]]
    assert PABLO_AWAY in reply["text"]


def test_a_dry_run_says_why_it_goes_to_the_manager(office: Office) -> None:
    started(office)
    goes(office, "pablo")
    office.at(TUESDAY)
    meet_people(office.stage.desk, slack(office.stage))
    [planned] = [each for each in dry_run(office) if each.to == DANA and each.what == "nudges"]
    assert PABLO_AWAY in planned.says
    assert f"{by('pablo')} is away and has handed nothing on, so {DANA} is asked." in planned.why
    assert office.reminders("dana") == []


def dry_run(office: Office) -> Iterator[Planned]:
    with rehearsal_of(office.stage.desk.store) as copy:
        yield from rehearse(copy, TIMETABLE, office.stage.clock.now())


def reassigned(user: str, to: str) -> dict[Any, dict[str, Any]]:
    return {
        Field.SIGN_OFF: radio(f"builder:{user}"),
        Field.DELEGATE: person(to),
        Field.REASON: text("Pablo is on holiday"),
    }
