"""What could not be sent in time is said once, as it stands now, or not at all."""

from gates.nudges.reach import Reach
from handlers.clock.nudges import send_due_nudges
from storage import nudge_preferences
from tests.driver.actor import spoken
from tests.driver.backstage import settle, settle_in_time
from tests.driver.door import TEAM
from tests.nudges.office import Office, by


def test_after_an_outage_there_is_one_reminder_for_all_that_were_missed(office: Office) -> None:
    later, done = office.delivery("Talent Finder"), office.delivery("Parts Finder")
    with office.stage.desk.store.transaction(TEAM) as tx:
        at = office.stage.clock.now()
        nudge_preferences.keep(tx, by("quinn"), Reach.CHANNEL, None, at)
    office.strike("2027-03-01T09:00")  # everybody is known from now on
    office.stage.fault("*", "500", times=100_000)
    for moment in ("2027-03-02T09:01", "2027-03-02T13:05", "2027-03-03T09:10"):
        office.at(moment)
        send_due_nudges(office.stage.desk)
    assert done.approve(by("pablo")) == ""
    office.stage.heal()
    settle_in_time(office.stage)

    [message] = office.reminders("pablo")
    assert "Something waits for you" in spoken(message)
    assert "Reminder 3 of 3" in spoken(message)
    assert "*Done*: Sign this gate" in spoken(message)
    told = [m["text"] for m in office.stage.messages("acme-talent", "quinn") if ", a reminder: " in m["text"]]
    assert len(told) == 2, "the last one about each delivery, and none that is stale"
    assert later.approve(by("pablo")) == ""
    settle(office.stage)
    assert "Nothing waits for you here any more" in office.newest("pablo")
