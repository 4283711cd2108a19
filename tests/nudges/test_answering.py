"""What somebody may answer: later, somebody else, not me; and when nobody is reminded at all."""

from threading import Thread
from typing import Any

from gates.waiting import waits_of
from handlers.clock.nudges import meet_people, send_due_nudges
from messages.ids import Action, Field, Form
from messages.nudges.card import DATE, HOUR, MORNING
from messages.refs import Ref
from tests.driver.actor import spoken
from tests.driver.backstage import settle, slack
from tests.driver.door import submission
from tests.driver.scenes import DANA
from tests.driver.values import choice, day, person, radio, text
from tests.nudges.office import NUDGES_RULE, Office, by

FIRST = "2027-03-02T09:01"


def test_a_snooze_ends_by_itself(office: Office) -> None:
    office.delivery()
    office.strike(FIRST)
    assert office.press("pablo", Action.NUDGE_SNOOZE, HOUR) == ""
    assert "*Snoozed*" in office.newest("pablo")
    office.strike("2027-03-02T09:58")
    assert len(office.reminders("pablo")) == 1
    office.strike("2027-03-02T10:03")
    assert "Reminder 2 of 3" in office.newest("pablo")
    office.press("pablo", Action.NUDGE_SNOOZE, MORNING)
    office.strike("2027-03-02T16:59")
    assert len(office.reminders("pablo")) == 2
    office.strike("2027-03-03T09:01")
    assert "Reminder 3 of 3" in office.newest("pablo")


def test_a_snooze_until_a_date_is_over_when_work_begins(office: Office) -> None:
    office.delivery()
    office.strike(FIRST)
    assert office.press("pablo", Action.NUDGE_SNOOZE, DATE) == ""
    assert office.stage.actor("pablo").view()["title"]["text"] == "Snooze"
    ref = office.ref_of("pablo")
    assert "Choose a day after today." in submitted(
        office, Form.SNOOZE, ref, {Field.UNTIL: day("2027-03-02")}
    )
    assert "30 days at most" in submitted(office, Form.SNOOZE, ref, {Field.UNTIL: day("2027-05-02")})
    assert submitted(office, Form.SNOOZE, ref, {Field.UNTIL: day("2027-03-13")}) == ""  # a Saturday
    office.strike("2027-03-13T12:00")
    assert len(office.reminders("pablo")) == 1
    office.strike("2027-03-15T09:01")
    assert len(office.reminders("pablo")) == 2


def test_not_me_tells_whoever_owns_the_delivery_and_reminds_no_more(office: Office) -> None:
    book = office.delivery()
    office.strike(FIRST)
    assert office.press("pablo", Action.NUDGE_DECLINE) == ""
    assert "*Not you*" in office.newest("pablo")
    assert f"<@{by('pablo')}> says that they are not the one to ask." in office.told("dana")
    office.strike("2027-03-05T09:01")
    assert len(office.reminders("pablo")) == 1
    assert book.approve(by("pablo")) == ""  # it was asked of them, whatever they said
    assert office.told("dana").count("says that they are not the one to ask") > 0


def test_a_button_of_somebody_else_or_of_something_done_says_so(office: Office) -> None:
    book = office.delivery()
    office.strike(FIRST)
    ref = office.ref_of("pablo")
    assert "Nothing is asked of you here any more" in book.press(by("quinn"), Action.NUDGE_DECLINE, ref)
    book.approve(by("pablo"))
    assert "Nothing is asked of you here any more" in book.press(by("pablo"), Action.NUDGE_DECLINE, ref)


def test_who_hands_on_is_left_alone_and_the_delegate_is_reminded(office: Office) -> None:
    book = office.delivery()
    office.strike(FIRST)
    assert office.press("pablo", Action.NUDGE_DELEGATE) == ""
    assert office.stage.actor("pablo").view()["title"]["text"] == "Hand on sign-offs"
    fields = {
        Field.DELEGATE: person(by("ines")),
        Field.SCOPE_OF_IT: choice("delivery"),
        Field.STARTS_ON: day("2027-03-02"),
        Field.ENDS_ON: day("2027-03-09"),
    }
    assert submitted(office, Form.DELEGATION, Ref.to(book.delivery), fields) == ""
    assert "*Done*" in office.newest("pablo")
    office.strike("2027-03-05T16:00")
    assert len(office.reminders("pablo")) == 1
    assert "Sign this gate" in office.newest("ines")


def test_somebody_who_is_away_is_not_reminded_and_no_step_is_used(office: Office) -> None:
    office.delivery()
    office.strike("2027-03-01T09:00")  # from now on Pablo is known, and Slack tells of his changes
    office.describe("pablo", status_emoji=":palm_tree:", status_text="Vacationing")
    office.strike("2027-03-02T09:01")
    office.strike("2027-03-04T09:01")
    assert office.reminders("pablo") == []
    assert len(office.reminders("quinn")) == 2
    office.describe("pablo", status_emoji="", status_text="")
    office.strike("2027-03-05T09:01")
    assert "Reminder 1 of 3" in office.newest("pablo")


def test_the_card_warns_as_soon_as_slack_tells_that_who_has_to_sign_is_away(office: Office) -> None:
    office.delivery()
    office.strike("2027-03-01T09:00")
    told = "nobody else can while <@U0PABLO001> is away, says their status in Slack"
    assert told not in str(office.stage.messages("acme-talent", "dana"))
    office.describe("pablo", status_emoji=":palm_tree:", status_text="Vacationing")

    def shown() -> bool:
        settle(office.stage)
        return told in str(office.stage.messages("acme-talent", "dana"))

    office.stage.eventually(shown, "the warning on the card")


def test_nobody_is_reminded_while_the_delivery_is_on_hold(office: Office) -> None:
    book = office.delivery()
    office.strike(FIRST)
    ref = Ref.to(book.delivery)
    assert book.submit(DANA, Form.HOLD, {Field.REASON: text("The client moves")}, ref) == ""
    assert "On hold" in office.newest("pablo")
    office.strike("2027-03-10T12:00")
    assert len(office.reminders("pablo")) == 1
    office.at("2027-03-11T09:00")
    assert book.submit(DANA, Form.RESUME, {Field.REASON: text("They have moved")}, ref) == ""
    office.strike("2027-03-11T16:59")
    assert len(office.reminders("pablo")) == 1
    office.strike("2027-03-12T09:05")
    assert len(office.reminders("pablo")) == 2


def test_a_person_chooses_one_summary_a_day(office: Office) -> None:
    reach(office, "daily")
    office.delivery("Talent Finder")
    office.at("2027-03-01T12:00")
    office.delivery("Parts Finder")
    office.strike(FIRST)
    assert "2 things wait for you" in office.newest("pablo")
    office.strike("2027-03-02T15:00")
    assert len(office.reminders("pablo")) == 1
    office.strike("2027-03-03T09:01")
    assert len(office.reminders("pablo")) == 2


def test_a_person_chooses_each_at_once(office: Office) -> None:
    reach(office, "at_once")
    office.delivery("Talent Finder")
    office.at("2027-03-01T09:20")
    office.delivery("Parts Finder")
    office.strike(FIRST)
    assert "Something waits for you" in office.newest("pablo")
    office.strike("2027-03-02T09:21")
    assert [spoken(m).count("Reminder 1") for m in office.reminders("pablo")] == [1, 1]


def test_a_person_chooses_the_channel(office: Office) -> None:
    assert "Please choose one." in submitted(office, Form.NUDGES, "", {Field.REACH: radio("by_pigeon")})
    reach(office, "channel")
    office.delivery()
    office.strike(FIRST)
    assert office.reminders("pablo") == []
    shown = office.stage.messages("acme-talent", "pablo")
    [reply] = [m for m in shown if f"<@{by('pablo')}>, a reminder: Sign this gate" in m["text"]]
    card = next(m for m in shown if m["ts"] == reply["thread_ts"])
    assert "Phase 1: Build" in spoken(card)


def test_a_delivery_may_differ_from_its_process(office: Office) -> None:
    book = office.delivery()
    fields = {
        Field.FIRST_AFTER: text("1"), Field.THEN_EVERY: text("2"),
        Field.AT_MOST: text("1"), Field.BEFORE_DUE: text("0"),
    }  # fmt: skip
    about = Ref.to(book.delivery)
    assert "Only the lead" in book.submit(by("pablo"), Form.NUDGE_POLICY, fields, about)
    assert book.submit(DANA, Form.NUDGE_POLICY, fields, about) == ""
    office.strike("2027-03-01T10:01")
    assert "Reminder 1 of 1, the last one" in office.newest("pablo")
    office.strike("2027-03-05T10:01")
    assert len(office.reminders("pablo")) == 1


def test_two_clocks_that_strike_at_once_remind_once(office: Office) -> None:
    office.delivery("Talent Finder")
    office.delivery("Parts Finder")
    office.at(FIRST)
    meet_people(office.stage.desk, slack(office.stage))
    clocks = [Thread(target=send_due_nudges, args=(office.stage.desk,)) for _ in range(4)]
    for each in clocks:
        each.start()
    for each in clocks:
        each.join()
    office.strike()
    assert [len(office.reminders(name)) for name in ("pablo", "quinn")] == [1, 1]


def test_nudges_are_kept_in_step_with_all_that_is_waited_for(office: Office) -> None:
    book = office.delivery(more=NUDGES_RULE)
    assert known(book.delivery) == {(w, u) for w, u in [("sign", by("pablo")), ("sign", by("quinn"))]}
    book.press_tick_again("built", by("pablo"))
    book.press(by("pablo"), Action.ITEM_REOPEN, book.ref("built"))
    assert known(book.delivery) == {("items", by("pablo"))}
    book.tick("built")
    book.approve(by("pablo"))
    assert known(book.delivery) == {("sign", by("quinn"))}
    book.approve(by("quinn"))
    assert {about for about, _ in known(book.delivery)} == {"items"}
    assert len(waits_of(book.delivery)) == len(book.delivery.nudges)


def known(delivery: Any) -> set[tuple[str, str]]:
    return {(n.about.split("/")[0], n.user_id) for n in delivery.nudges}


def reach(office: Office, how: str) -> None:
    """Through the form that `/gate nudges` opens."""
    pablo = office.stage.actor("pablo")
    pablo.command("nudges")
    assert pablo.view()["title"]["text"] == "My reminders"
    assert submitted(office, Form.NUDGES, "", {Field.REACH: radio(how)}) == ""


def submitted(office: Office, form: Form, about: Ref | str, fields: dict[Any, Any]) -> str:
    """By Pablo; what he is told instead, empty when it was taken."""
    answer = office.door.send(submission(by("pablo"), form, about, fields))
    assert answer.status_code == 200
    said: dict[str, Any] = answer.json() if answer.content else {}
    return "" if said.get("response_action") in ("clear", None) else answer.text
