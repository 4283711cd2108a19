"""A status digest is shown to the manager, then goes by itself or waits, once at each hour of its cadence."""

from datetime import timedelta

from messages.ids import Action, Field
from tests.digests.writing import client_reads, record, save_settings, strike, updates
from tests.driver.door import Door
from tests.driver.scenes import at_intake
from tests.driver.stage import Stage
from tests.driver.values import radio, text


def test_the_manager_sees_it_first_and_it_waits_for_them(stage: Stage, door: Door) -> None:
    delivery = at_intake(stage.desk)
    assert save_settings(door, delivery) == ""
    [planned] = updates(stage, delivery)
    assert planned.next_at
    assert planned.due_at
    strike(stage)
    assert updates(stage, delivery) == [planned], "nothing is due yet"

    strike(stage, planned.next_at)
    dana = stage.actor("dana")
    home = dana.direct_messages()
    card = dana.sees("Status update for the client", home)
    assert "waits for you* then" in str(card)
    strike(stage, planned.due_at)
    dana.sees("waits for you to send it", home)
    assert not client_reads(stage)

    dana.press(Action.UPDATE_NOTE, home)
    dana.submit({Field.NOTE: text("All <!channel> is well")})
    dana.sees("All &lt;!channel&gt; is well", home)
    dana.press(Action.UPDATE_SEND, home)
    stage.eventually(lambda: client_reads(stage), "the client's message")
    [read] = client_reads(stage)
    assert "Talent Finder: status on" in read
    assert "All &lt;!channel&gt; is well" in read
    dana.sees("✅ *Sent*", home)
    sent, following = updates(stage, delivery)
    assert sent.sent_at
    assert following.due_at
    assert timedelta(days=6) < following.due_at - planned.due_at < timedelta(days=8)
    assert "Status update*" in record(stage, delivery)
    assert "Planning, 1 of 7" in record(stage, delivery)


def test_it_goes_by_itself_where_the_delivery_says_so(stage: Stage, door: Door) -> None:
    delivery = at_intake(stage.desk)
    assert save_settings(door, delivery, goes_by_itself=radio("itself")) == ""
    [planned] = updates(stage, delivery)
    assert planned.next_at
    assert planned.due_at
    strike(stage, planned.next_at)
    strike(stage, planned.due_at)
    strike(stage, planned.due_at + timedelta(minutes=1))
    stage.eventually(lambda: client_reads(stage), "the client's message")
    assert len(client_reads(stage)) == 1
    assert updates(stage, delivery)[0].sent_by == "clock"


def test_after_a_long_sleep_of_the_clock_the_client_gets_one_and_the_manager_their_hours(
    stage: Stage, door: Door
) -> None:
    delivery = at_intake(stage.desk)
    assert save_settings(door, delivery, goes_by_itself=radio("itself")) == ""
    [planned] = updates(stage, delivery)
    assert planned.due_at
    late = planned.due_at + timedelta(days=60)
    strike(stage, late)
    strike(stage, late + timedelta(seconds=20))
    [shown] = updates(stage, delivery)
    assert shown.sent_at is None
    assert shown.due_at
    assert shown.due_at >= late + timedelta(hours=4)
    strike(stage, shown.due_at)
    strike(stage, shown.due_at + timedelta(seconds=20))
    stage.eventually(lambda: client_reads(stage), "the client's message")
    assert len(client_reads(stage)) == 1
    _, following = updates(stage, delivery)
    assert following.due_at
    assert following.due_at > shown.due_at
