"""An admin archives a delivery from Slack, reads first what that means, and finds it in the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.archiving import packing
from messages.ids import Action, Form
from messages.refs import Ref
from storage.audit_export.archived import verify_archive
from tests.driver.actor import Actor, spoken
from tests.driver.backstage import work_off
from tests.driver.door import TEAM, Door, submission
from tests.driver.scenes import CLARA, DANA, HOLDERS, QUINN, closed, started
from tests.driver.stage import Stage, on_stage
from tests.handlers.test_archiving import rows_left, settle

pytestmark = pytest.mark.usefixtures("without_pdf")


@pytest.fixture
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "rendered", lambda _: b"as PDF")


@pytest.fixture
def quiet(database_url: str, tmp_path: Path) -> Iterator[Stage]:
    with on_stage(database_url, sender=False, archive=tmp_path) as opened:
        yield opened


def refused(actor: Actor, words: str) -> str:
    actor.command(words)
    assert actor.views() == []
    return actor.told("deliveries")


def test_an_admin_archives_a_delivery_after_reading_what_goes_and_what_stays(
    quiet: Stage, tmp_path: Path
) -> None:
    delivery = closed(quiet.desk)
    settle(quiet)
    clara, dana, sam = (quiet.actor(name) for name in ("clara", "dana", "sam"))
    clara.command("archive talent")
    window = str(clara.view()["blocks"])
    file = f"{TEAM}-{delivery.id}.zip"
    for words in (file, "no way back", "`/gate find`"):
        assert words in window
    assert rows_left(quiet, delivery.id)
    clara.submit({})
    assert "It is being archived" in str(clara.view()["blocks"])
    work_off(quiet)
    assert rows_left(quiet, delivery.id) == {}
    assert verify_archive(tmp_path / file).wrong == []
    told = spoken(clara.sees("is archived", clara.direct_messages()))
    assert file in told
    assert "SHA-256" in told
    for words in ("archived", "list archived talent", "talent archived", "archived list", "find talent"):
        sam.command(words)
        assert f"by <@{CLARA}>" in sam.told("deliveries"), words
    dana.command("archives finder")
    assert "SHA-256" in dana.told("deliveries")
    dana.command("archived falcon")
    assert "No archived delivery is called “falcon”" in dana.told("deliveries")


def test_what_cannot_be_archived_is_refused_before_any_window_opens(quiet: Stage, door: Door) -> None:
    over = closed(quiet.desk, private=True, holders=HOLDERS | {"cto": [QUINN]})
    running = started(quiet.desk, name="Falcon")
    clara, dana = quiet.actor("clara"), quiet.actor("dana")
    assert "Only admins of this workspace can archive" in refused(dana, "archive talent")
    assert "is not over: close it, or cancel it" in refused(clara, "archive falcon")
    assert "No delivery is called" in refused(clara, "archive talent")  # it is private
    forged = door.send(submission(DANA, Form.ARCHIVE, Ref.to(over), {})).text
    assert "Only admins" in forged
    forged = door.send(submission(CLARA, Form.ARCHIVE, Ref.to(running), {})).text
    assert "is not over" in forged
    forged = door.send(submission(CLARA, Form.ARCHIVE, Ref.to(over), {})).text
    assert "no longer exists" in forged
    work_off(quiet)
    assert rows_left(quiet, over.id)


def test_where_no_folder_is_set_the_admin_hears_who_sets_it(stage: Stage) -> None:
    closed(stage.desk)
    assert "GATEHOUSE_ARCHIVE" in refused(stage.actor("clara"), "archive talent")


def test_what_became_needed_meanwhile_or_cannot_be_written_is_told_to_whoever_asked(
    quiet: Stage, tmp_path: Path
) -> None:
    delivery = closed(quiet.desk)
    settle(quiet)
    clara = quiet.actor("clara")
    (tmp_path / f".{TEAM}-{delivery.id}.zip.part").mkdir()  # nothing can be written there
    clara.command("archive talent")
    clara.submit({})
    work_off(quiet)
    told = spoken(clara.sees("Nothing was archived", clara.direct_messages()))
    assert "folder of archives" in told
    assert rows_left(quiet, delivery.id)


def test_the_menu_offers_it_to_admins_once_a_delivery_is_over(quiet: Stage, door: Door) -> None:
    closed(quiet.desk)
    started(quiet.desk, name="Falcon")
    settle(quiet)
    cases = [("clara", "talent", True), ("dana", "talent", False), ("clara", "falcon", False)]
    for name, words, offered in cases:
        actor = quiet.actor(name)
        actor.command(f"menu {words}")
        assert (Action.MENU_ARCHIVE in str(actor.view()["blocks"])) is offered, (name, words)
    clara = quiet.actor("clara")
    clara.command("menu talent")
    clara.press_in_view(Action.MENU_ARCHIVE)
    assert clara.view()["callback_id"] == Form.ARCHIVE
