"""Months of a private delivery: of all that the house sends by itself, nobody reads of it but its people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from gates.delivery import Delivery
from gates.portfolio.home_choice import HomeChoice, Tab
from gates.records.recording import NewRisk
from gates.registers.decisions import NewDecision
from handlers.acts import asking, depending, escalating, recording, registering, worrying
from handlers.card_kinds import CardKind
from handlers.notice_kinds import NoticeKind
from messages.refs import Ref
from storage import homes, workspace_settings
from storage.lists import home_choices
from storage.signing_key import SigningKey
from storage.tables.cards import cards
from storage.tables.notices import notices
from tests.digests.writing import save_settings
from tests.driver.door import TEAM, Door
from tests.driver.mailbox import Mailbox, mail_server
from tests.driver.scenes import (
    CLARA,
    CLIENT_CHANNEL,
    DANA,
    DIEGO,
    HOLDERS,
    INES,
    OLIVIA,
    PABLO,
    QUINN,
    SAM,
    TEAM_CHANNEL,
    at_intake,
    click,
    passed_until,
    prepare,
    started,
)  # fmt: skip
from tests.driver.stage import Stage, on_stage
from tests.driver.values import radio, text
from tests.privacy.house import CLIENTS_MAIL, House, everything_told

HALL = "C0DELIVER1"  # a channel of everybody
MONDAY = datetime(2027, 1, 4, 9, 5, tzinfo=UTC)
PEOPLE = {DANA, INES, PABLO, QUINN, DIEGO}

# Nobody gets these without asking, and test_everything.py asks as a stranger does; or nobody reads them.
NOT_BY_ITSELF: dict[NoticeKind, str] = {
    NoticeKind.RECORD_OUT: "the record, for whoever asked",
    NoticeKind.FILE_IN: "a process file, told to whoever uploaded it",
    NoticeKind.FILE_OUT: "a process file, for whoever asked",
    NoticeKind.PERSON_LOOK: "how much is kept, for the admin before the window",
    NoticeKind.PERSON_ERASE: "how erasing ended, for the admin who asked",
    NoticeKind.PUT_AWAY: "how archiving ended, for the admin who asked",
    NoticeKind.EVIDENCE: "a file is read, and nothing is said",
    NoticeKind.INVITE: "people of the delivery are brought into its own channel",
    NoticeKind.RETIRE: "a message that stands is emptied",
    NoticeKind.REPLY: "stands below a message that its reader has already",
}
# Steps that this story does not take; each card stands where others of the delivery do.
NOT_IN_THIS_STORY: dict[CardKind, str] = {
    CardKind.OVERRIDE: "in the internal channel, and to those who may confirm it",
    CardKind.ASK_NAME: "to the manager, about a role that nobody holds",
    CardKind.RUNS: "in the internal channel of a process with runs",
}


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[House]:
    sender = "Northwind <delivery@northwind.example>"
    with mail_server() as mailbox:
        where = f"smtp://127.0.0.1:{mailbox.port}"
        with on_stage(database_url, sender=False, smtp_url=where, mail_from=sender) as stage:
            yield furnished(stage, mailbox, tmp_path)


def furnished(stage: Stage, mailbox: Mailbox, folder: Path) -> House:
    """A private delivery with a secret in each field, and one that everybody sees and that waits for it."""
    stage.clock.ahead = MONDAY - stage.clock.now()
    bot, channels = stage.workspace.bot.id, stage.workspace.channels
    channels[TEAM_CHANNEL].members = PEOPLE | {bot}
    channels[CLIENT_CHANNEL].members = {OLIVIA, DANA, bot}
    with stage.desk.store.transaction(TEAM) as tx:
        workspace_settings.put(tx, workspace_settings.CHECKPOINTS, HALL, CLARA, MONDAY)
        workspace_settings.put(tx, workspace_settings.ARCHIVE_AFTER, 1, CLARA, MONDAY)
        for user in (SAM, CLARA, DANA):
            home_choices.keep(tx, user, HomeChoice(Tab.PORTFOLIO))
            homes.want(tx, user, MONDAY)
    secret = {"name": "Kestrel", "client": "Zanzibar", "scope": "A quokka", "private": True}
    delivery = at_intake(stage.desk, **secret, holders=HOLDERS | {"cto": [QUINN]})
    everybodys: dict[str, Any] = {"internal_channel": HALL, "client_channel": None}
    everybodys["holders"] = HOLDERS | {"delivery_manager": [SAM, DANA]}
    other = started(stage.desk, name="Open house", client="Acme", **everybodys)
    say_secrets(stage, delivery)
    by, needed_on = click(stage.desk, DANA), date(2027, 2, 1)
    depending.depend_on(stage.desk, by, Ref.to(other), delivery.id, "Parts", needed_on)
    desk = replace(stage.bot.desk, signing_key=SigningKey("5e" * 32), archive=folder)
    return House(stage, desk, mailbox, delivery)


def say_secrets(stage: Stage, delivery: Delivery) -> None:
    gate = delivery.current
    assert gate
    desk, ref = stage.desk, Ref.to(delivery, gate)
    recording.add_risk(desk, click(desk, DANA), ref, NewRisk("A wombat", 3, 3, "A narwhal", PABLO))
    recording.set_triggers(desk, click(desk, DANA), ref, 3, "More than three days")
    said = NewDecision("A badger", "Because", "Quinn", MONDAY.date())
    registering.log_decision(desk, click(desk, DANA), ref, said)
    registering.ask_for_scope(desk, click(desk, DANA), ref, "A marmot", "They like it", None)
    escalating.escalate(desk, click(desk, DANA), ref, "A lemur", QUINN)
    asking.ask_question(desk, click(desk, PABLO), ref, gate.items[0].key, "An ocelot?")
    worrying.raise_concern(desk, click(desk, INES), ref, "A tapir")


def weekdays(first: datetime, count: int) -> list[datetime]:
    days = (first + timedelta(days=n) for n in range(count))
    return [day + timedelta(hours=hour) for day in days if day.weekday() < 5 for hour in (0, 5)]


def test_nobody_but_its_people_reads_of_it_in_months_of_messages(house: House) -> None:
    stage, delivery = house.stage, house.delivery
    door = Door(stage.bot_url)
    both, olivia, itself = radio("both"), text(CLIENTS_MAIL), radio("itself")
    assert save_settings(door, delivery, destination=both, mail_to=olivia, goes_by_itself=itself) == ""
    door.close()
    for moment in weekdays(MONDAY + timedelta(minutes=5), 17):  # nobody does anything
        house.strike(moment)
    concern = Ref.to(delivery, delivery.current).model_copy(update={"number": 1})
    worrying.answer_concern(stage.desk, click(stage.desk, DANA), concern, "It will")
    prepare(stage.desk, delivery)
    passed_until(stage.desk, delivery, "handover")
    dana, ref = click(stage.desk, DANA), Ref.to(delivery)
    recording.record_feedback(stage.desk, dana, ref, text="Good", satisfaction=5, given_by="Olga")
    prepare(stage.desk, delivery)
    for moment in weekdays(MONDAY + timedelta(days=21), 8):
        house.strike(moment)
    assert read_by(house, QUINN, "lemur")
    assert read_by(house, OLIVIA, "Kestrel")
    assert read_by(house, SAM, "Your deliveries this morning")
    assert read_by(house, SAM, "a private delivery")
    assert sent(house) >= set(NoticeKind) - NOT_BY_ITSELF.keys()
    assert shown(house) >= set(CardKind) - NOT_IN_THIS_STORY.keys()


def read_by(house: House, user: str, words: str) -> bool:
    return any(words in told for told, readers in everything_told(house.stage) if user in readers)


def sent(house: House) -> set[str]:
    its = select(notices.c.kind).distinct().where(notices.c.sent_at.is_not(None))
    with house.desk.store.reading(TEAM) as tx:
        return set(tx.connection.scalars(its))


def shown(house: House) -> set[str]:
    with house.desk.store.reading(TEAM) as tx:
        return set(tx.connection.scalars(select(cards.c.kind).distinct().where(cards.c.shown > 0)))
