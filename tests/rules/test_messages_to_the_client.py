"""What the client is written, when, and whether it goes by itself, as the process says."""

from collections.abc import Callable
from datetime import datetime, timedelta

from gates.digests.records import ClientUpdate
from gates.process_files.digests import MessageKind
from handlers.clock.ticks import send_due_digests
from messages.ids import Action
from tests.driver.scenes import CLIENT_CHANNEL, DANA
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

ONE = "sign_offs: [{role: builder, asks: It is built}]"
CLIENT = "  client: {name: Client, duty: Receives, external: true}"
ASKED = "{key: greeted, text: The client is greeted, owner: lead, client_message: initial}"
WEEKLY = "cadence: weekly, day: wednesday, hour: 9, time_zone: Europe/Berlin, language: de, preview_hours: 2"

Books = Callable[..., Book]


def written(book: Books, digests: str, name: str, items: str = "") -> Book:
    more = f"digests: {{{digests}}}" if digests else ""
    plan = {"name": name, "client": "Acme", "client_channel": CLIENT_CHANNEL}
    return book(ONE, more=more, roles=CLIENT, yaml={"items": items}, **plan)


def updates(b: Book, kind: MessageKind = MessageKind.STATUS) -> list[ClientUpdate]:
    return [each for each in b.delivery.client_updates if each.kind is kind]


def strike(b: Book, at: datetime | None) -> None:
    assert at
    b.stage.clock.ahead += at + timedelta(seconds=1) - b.stage.clock.now()
    send_due_digests(b.stage.desk)


@allowed("Digests.cadence", "Digests.day", "Digests.hour", "Digests.time_zone", "Digests.preview_hours")
@refused("Digests.cadence", "Digests.day", "Digests.hour", "Digests.time_zone", "Digests.preview_hours")
def test_a_status_is_planned_for_the_hour_of_the_process_and_shown_to_the_manager_first(book: Books) -> None:
    assert updates(written(book, "cadence: never", "Never")) == []
    assert updates(written(book, "", "Unsaid")) == []
    [planned] = updates(written(book, WEEKLY, "Weekly"))
    assert planned.due_at
    assert planned.next_at
    assert planned.due_at.strftime("%A %H") in ("Wednesday 07", "Wednesday 08"), "nine o'clock in Berlin"
    [sooner] = updates(written(book, WEEKLY.replace("preview_hours: 2", "preview_hours: 9"), "Sooner"))
    assert sooner.next_at
    assert sooner.next_at < planned.next_at


@allowed("Digests.goes_by_itself", "Digests.language")
@refused("Digests.goes_by_itself", "Digests.language")
def test_it_goes_by_itself_only_where_the_process_says_so(book: Books) -> None:
    for by_itself in ("true", "false"):
        b = written(book, f"{WEEKLY}, goes_by_itself: {by_itself}", f"By itself {by_itself}")
        [planned] = updates(b)
        strike(b, planned.next_at)
        strike(b, planned.due_at)
        sent = updates(b)[0]
        assert (sent.sent_at is not None) is (by_itself == "true")
        assert sent.language == ("de" if sent.sent_at else None)


@allowed("ChecklistItem.client_message")
@refused("ChecklistItem.client_message")
def test_an_item_that_asks_for_a_message_has_its_draft_at_once(book: Books) -> None:
    assert updates(written(book, "", "Without"), MessageKind.INITIAL) == []
    b = written(book, "", "With", ASKED)
    [draft] = updates(b, MessageKind.INITIAL)
    assert draft.is_open
    assert [item.key for item in b.gate.blocking()] == ["built", "checked", "greeted"]
    assert b.press(DANA, Action.ITEM_TICK, b.ref("greeted")) == ""
