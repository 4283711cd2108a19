"""Weeks in which every kind of card and notice of private deliveries goes out: who reads it, metadata too."""

from collections.abc import Iterator

import pytest

from handlers.card_kinds import CardKind
from handlers.notice_kinds import NoticeKind
from tests.driver.door import TEAM, Door, home_opened
from tests.driver.mailbox import Mailbox
from tests.driver.scenes import CLARA, DANA, OLIVIA, SAM
from tests.driver.stage import Stage, on_stage
from tests.privacy.sent_cases import NOT_BY_ITSELF
from tests.privacy.team import INTERNAL, SECRETS, go_elsewhere, put_on_stage
from tests.privacy.walking import Walk, walking

MARC = "U0MARC0001"
MAIL = "olivia@acme.example"

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def stage(database_url: str, mailbox: Mailbox) -> Iterator[Stage]:
    where, sender = f"smtp://127.0.0.1:{mailbox.port}", "delivery@northwind.example"
    with on_stage(
        database_url, sender=False, checkpoint_key="11" * 32, smtp_url=where, mail_from=sender
    ) as opened:
        yield opened


@pytest.fixture
def walk(stage: Stage, mailbox: Mailbox) -> Iterator[Walk]:
    with walking(stage, mailbox) as opened:
        yield opened


def sent_kinds(stage: Stage) -> set[str]:
    """Of notices that went out, and of cards that were shown."""
    with stage.desk.store.reading(TEAM) as tx:
        ask = (
            "SELECT kind FROM notices WHERE sent_at IS NOT NULL"
            " UNION SELECT kind FROM cards WHERE shown > 0"
        )
        return {str(kind) for (kind,) in tx.connection.exec_driver_sql(ask)}


@on_sqlite
def test_weeks_of_what_the_house_sends_tell_nobody_but_its_team(
    stage: Stage, walk: Walk, door: Door
) -> None:
    secret = put_on_stage(stage)
    for user in (SAM, CLARA, DANA):
        door.send(home_opened(user))
    walk.strike()
    go_elsewhere(stage, secret)
    walk.through(days=14, hours=12)
    for stranger in (SAM, CLARA):
        assert walk.found(stranger, (*SECRETS, *INTERNAL, secret.id)) == []
        assert walk.found(stranger, ("Open Door",))
    for client in (OLIVIA, MARC, MAIL):
        assert walk.found(client, INTERNAL) == []
    assert walk.found(OLIVIA, SECRETS)
    for word in (*SECRETS, *INTERNAL):
        assert walk.found(DANA, (word,)), word
    missing = {*NoticeKind, *CardKind} - sent_kinds(stage) - NOT_BY_ITSELF.keys()
    assert not missing, ", ".join(sorted(missing))
