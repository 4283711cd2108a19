"""Mail to the client, received by a real mail server."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage

import pytest

from gates.delivery import Delivery
from gates.process_files.digests import MessageKind
from handlers.senders.mail import MOST_TRIES, wait_after
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.digests.writing import client_reads, record, refusal, save_settings, updates
from tests.driver.backstage import resting, settle, settle_in_time
from tests.driver.door import Door, press, submission
from tests.driver.mailbox import TAKEN, Mailbox
from tests.driver.scenes import CLIENT_CHANNEL, DANA, at_intake, at_phase, prepare, reread
from tests.driver.stage import Stage, on_stage
from tests.driver.values import choice, radio, text

OLIVIA, FINN = "olivia@acme.example", "finn@acme.example"
NASTY = "Talent <b>Finder</b> & Co"


@pytest.fixture
def stage(database_url: str, mailbox: Mailbox) -> Iterator[Stage]:
    where = f"smtp://127.0.0.1:{mailbox.port}"
    sender = "Northwind <delivery@northwind.example>"
    with on_stage(database_url, smtp_url=where, mail_from=sender) as opened:
        yield opened


def sent(stage: Stage, door: Door, to: str, **changes: object) -> Delivery:
    """A status update, drafted and sent by the manager."""
    delivery = at_intake(stage.desk, **changes)
    assert save_settings(door, delivery, destination=radio("mail"), mail_to=text(to)) == ""
    write = {Field.MESSAGE: choice("delay"), Field.NOTE: text("We <i>found</i> a fault")}
    assert refusal(door, submission(DANA, Form.UPDATE_WRITE, Ref.to(delivery), write)) == ""
    [drafted] = updates(stage, delivery, MessageKind.DELAY)
    about = Ref.to(delivery, number=drafted.number)
    assert door.send(press(DANA, Action.UPDATE_SEND, about)).status_code == 200
    return delivery


def plain(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_it_arrives_as_text_and_as_html_with_nothing_obeyed_that_was_typed(
    stage: Stage, door: Door, mailbox: Mailbox
) -> None:
    delivery = sent(stage, door, f"{OLIVIA}, {FINN}", name=NASTY)
    settle(stage)
    assert sorted(str(letter["To"]) for letter in mailbox.received) == [FINN, OLIVIA]
    letter = mailbox.received[0]
    assert str(letter["From"]) == "Northwind <delivery@northwind.example>"
    assert str(letter["Subject"]) == f"{NASTY}: about our dates"
    assert "> We <i>found</i> a fault" in plain(letter, "plain")
    assert "We &lt;i&gt;found&lt;/i&gt; a fault" in plain(letter, "html")
    assert "“Talent &lt;b&gt;Finder&lt;/b&gt; &amp; Co”" in plain(letter, "html")
    assert f"{OLIVIA}, {FINN}" in record(stage, delivery)


def test_a_mail_whose_sending_was_not_written_down_comes_again_under_the_same_message_id(
    stage: Stage, door: Door, mailbox: Mailbox
) -> None:
    sent(stage, door, OLIVIA)
    settle(stage)
    forgotten = "UPDATE notices SET sent_at = NULL WHERE kind = 'client.mail'"
    with stage.bot.store.across_workspaces() as tx:
        tx.connection.exec_driver_sql(forgotten)
    settle(stage)
    first, again = mailbox.received
    assert first["Message-ID"] == again["Message-ID"]
    assert first.as_bytes().count(b"Message-ID") == 1


def test_an_address_that_is_refused_is_told_to_the_manager_and_the_others_get_theirs(
    stage: Stage, door: Door, mailbox: Mailbox
) -> None:
    mailbox.answers[OLIVIA] = ["550 no such person"]
    delivery = sent(stage, door, f"{OLIVIA}, {FINN}")
    settle(stage)
    assert [str(letter["To"]) for letter in mailbox.received] == [FINN]
    dana = stage.actor("dana")
    dana.sees("did not reach the client", dana.direct_messages())
    said = record(stage, delivery)
    assert f"*Not delivered*: {OLIVIA}: The mail server refused the address (550 no such person)" in said


def test_a_server_that_asks_for_another_try_gets_one_later(
    stage: Stage, door: Door, mailbox: Mailbox
) -> None:
    mailbox.answers[OLIVIA] = ["451 try again", "451 try again", TAKEN]
    delivery = sent(stage, door, OLIVIA)
    settle_in_time(stage)
    assert len(mailbox.received) == 1
    [update] = updates(stage, delivery, MessageKind.DELAY)
    assert update.undelivered is None


def test_after_a_day_without_a_server_the_manager_is_told(stage: Stage, door: Door, mailbox: Mailbox) -> None:
    mailbox.answers[OLIVIA] = ["421 closing"]
    delivery = sent(stage, door, OLIVIA)
    stage.eventually(lambda: resting(stage), "a mail that waits for its next try")
    with stage.bot.store.across_workspaces() as tx:  # as if it had been tried for a day
        tx.connection.exec_driver_sql(
            f"UPDATE notices SET attempts = {MOST_TRIES - 1} WHERE retry_at > due_at"
        )
    stage.clock.ahead += timedelta(hours=1)
    settle(stage)
    [update] = updates(stage, delivery, MessageKind.DELAY)
    assert update.undelivered == f"{OLIVIA}: The mail server refused the address (421 closing)"


def test_the_tries_last_for_about_a_day() -> None:
    waits = [wait_after(attempts) for attempts in range(1, MOST_TRIES)]
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert timedelta(hours=20) < sum(waits, timedelta()) < timedelta(hours=30)


def test_by_mail_the_manager_asks_for_the_acknowledgement_while_the_card_asks_in_the_channel(
    stage: Stage, door: Door, mailbox: Mailbox
) -> None:
    delivery = at_phase(stage.desk, "handover")
    assert save_settings(door, delivery, destination=radio("both"), mail_to=text(OLIVIA)) == ""
    prepare(stage.desk, delivery)
    by_card, by_mail = updates(stage, delivery, MessageKind.ACKNOWLEDGEMENT)
    assert (by_card.channel, by_card.mail_to) == (CLIENT_CHANNEL, None)
    assert by_mail.is_shown
    door.send(press(DANA, Action.UPDATE_SEND, Ref.to(delivery, number=by_mail.number)))
    settle(stage)
    [letter] = mailbox.received
    assert "- Please confirm: We have received the handover package" in plain(letter, "plain")
    assert not [each for each in client_reads(stage) if "has it arrived?" in each]


NO_ADDRESSES = (
    "olivia", "olivia@acme", "a b@acme.example", "x@acme.example\r\nBcc: all@acme.example",
    '"a"@acme.example', "",
)  # fmt: skip


def test_what_is_no_address_is_refused_at_its_field(stage: Stage, door: Door) -> None:
    delivery = at_intake(stage.desk)
    for typed in NO_ADDRESSES:
        said = save_settings(door, delivery, destination=radio("mail"), mail_to=text(typed))
        assert '"mail_to"' in said, typed
    assert not reread(stage.desk, delivery).digest_settings
