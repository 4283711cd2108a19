"""A copy of an older state is put back: nothing is sent twice, and the cards are drawn again."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.app import sending_client
from bot.cli import app
from handlers.clock.waiting import unless_held
from handlers.desk import Desk
from handlers.notice_kinds import NoticeKind
from handlers.senders.limits import UNLIMITED
from handlers.senders.sender import Sender
from storage import notices
from storage.dead_letters import with_key
from storage.store import Store
from tests.driver.door import TEAM
from tests.driver.scenes import started
from tests.promises.stepping import Steps, arrived, post

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def gatehouse(monkeypatch: pytest.MonkeyPatch, url: str, *words: str) -> str:
    monkeypatch.setenv("DATABASE_URL", url)
    return CliRunner().invoke(app, words).output


def work(sender: Sender) -> None:
    while sender.work():
        pass


@on_sqlite
def test_what_was_sent_after_the_copy_is_not_sent_again(
    steps: Steps, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, file = steps.stage, tmp_path / "copy.db"
    delivery = started(stage.desk)
    post(stage, "a-word", "C0GENERAL1")
    with stage.desk.store.transaction(TEAM) as tx:
        notices.add(
            tx, key="a-mail", kind=NoticeKind.CLIENT_MAIL, body={"to": []}, due_at=stage.clock.now(),
            delivery_id=delivery.id,
        )  # fmt: skip
    assert "is a whole copy" in gatehouse(monkeypatch, database_url, "backup", str(file))
    assert "exists already" in gatehouse(monkeypatch, database_url, "backup", str(file))
    steps.work()
    before = arrived(stage)
    assert "a-word" in before
    assert len(before) > 2

    url = f"sqlite:///{file}"
    desk = Desk(Store(url), stage.clock)
    sender = Sender(desk, sending_client(stage.bot._settings), allowance=UNLIMITED, rests=False)
    try:
        work(sender)
        struck: list[str] = []
        unless_held(lambda _: struck.append("now"), desk)
        assert (arrived(stage), struck) == (before, [])

        said = gatehouse(monkeypatch, url, "restored")
        assert "messages are looked for, then sent" in said
        assert "1 mails may have been sent before" in said
        assert "Nothing is held" in gatehouse(monkeypatch, url, "restored")
        updates = len(stage.calls("chat.update"))
        work(sender)
        unless_held(lambda _: struck.append("now"), desk)
        assert (arrived(stage), struck) == (before, ["now"])
        assert len(stage.calls("chat.update")) > updates
        with desk.store.reading(TEAM) as tx:
            [word], [mail] = with_key(tx, "a-word"), with_key(tx, "a-mail")
        assert word.sent_at
        assert (mail.sent_at, mail.error) == (None, "may have been sent before the restore")
        started(desk, name="Falcon")
        work(sender)
        assert len(arrived(stage)) > len(before)
    finally:
        sender.stop()
        desk.store.close()
