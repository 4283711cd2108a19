"""A closed delivery is put away into a file that proves itself, and drops out of sight with a trace."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from gates.refusal import Refusal
from gates.rights.asker import HOUSE
from handlers.archiving import packing, putting_away
from handlers.archiving.putting_away import put_away
from handlers.clock.archives import archive_closed_deliveries
from handlers.desk import Desk
from messages.ids import Action, Field
from storage import proof, workspace_log
from storage.archiving.proving import wrong_archives, wrong_files
from storage.archiving.taking_away import tables_of_deliveries
from storage.audit_export.archived import verify_archive
from storage.checkpoints.proving import wrong_checkpoints
from storage.checkpoints.writing import write
from storage.signing_key import SigningKey
from storage.tables.archives import archives
from storage.tables.cards import cards
from storage.tables.notices import notices
from tests.driver.door import TEAM
from tests.driver.scenes import DANA, HOLDERS, QUINN, closed, started
from tests.driver.stage import Stage
from tests.driver.values import text
from tests.handlers.test_settings import opened

KEY = SigningKey("5e" * 32)
MONTHS = timedelta(days=100)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "away").mkdir()
    return tmp_path / "away"


def settle(stage: Stage) -> None:
    """As if the sender had shown and sent all."""
    with stage.desk.store.transaction(TEAM) as tx:
        tx.connection.execute(cards.update().values(shown=cards.c.wanted))
        tx.connection.execute(notices.update().values(sent_at=stage.clock.now()))


def checkpoint(stage: Stage) -> None:
    with stage.desk.store.transaction(TEAM) as tx:
        assert write(tx, KEY, stage.clock.now())


def wrong(stage: Stage, folder: Path) -> list[str]:
    with stage.desk.store.reading("*") as tx:
        found: list[Any] = [*proof.breaks(tx.connection), *wrong_checkpoints(tx.connection, KEY.public_key)]
        found += [*wrong_archives(tx.connection), *wrong_files(tx.connection, folder)]
    return [str(each) for each in found]


def rows_left(stage: Stage, delivery: str) -> dict[str, int]:
    with stage.desk.store.reading(TEAM, HOUSE) as tx:
        counts = {
            table.name: tx.connection.scalar(select(func.count()).where(table.c.delivery_id == delivery))
            for table in tables_of_deliveries()
        }
    return {name: count for name, count in counts.items() if count}


@pytest.fixture(autouse=True)
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed: other tests make PDFs, which takes its time."""

    def missing(_: str) -> bytes:
        raise Refusal("there is no library for it")

    monkeypatch.setattr(packing, "rendered", missing)


def desk_with(stage: Stage, folder: Path) -> Desk:
    return Desk(stage.desk.store, stage.clock, signing_key=KEY, archive=folder)


def test_what_ended_long_ago_goes_into_a_file_and_out_of_sight(quiet: Stage, folder: Path) -> None:
    delivery = closed(quiet.desk, private=True, holders=HOLDERS | {"cto": [QUINN]})
    running = started(quiet.desk, name="Falcon")
    checkpoint(quiet)
    clara, dana, sam = (quiet.actor(name) for name in ("clara", "dana", "sam"))
    opened(clara, Action.SETTINGS_ARCHIVE)
    clara.submit({Field.MONTHS: text("3")})
    desk = desk_with(quiet, folder)
    quiet.clock.ahead = MONTHS
    archive_closed_deliveries(desk)
    assert not list(folder.iterdir())  # its cards are not shown yet
    settle(quiet)
    archive_closed_deliveries(desk)
    [file] = folder.iterdir()
    assert file.name == f"{TEAM}-{delivery.id}.zip"
    assert rows_left(quiet, delivery.id) == {}
    with pytest.raises(Refusal, match="is not over"):
        put_away(desk, TEAM, running.id, folder, DANA, quiet.clock.now())
    assert rows_left(quiet, running.id)
    checkpoint(quiet)
    assert wrong(quiet, folder) == []
    with ZipFile(file) as parts:
        assert {"record.json", "record.md", "record.csv", "audit/audit.jsonl"} <= set(parts.namelist())
        assert b"Olivia Brandt" in parts.read("record.json")
    verdict = verify_archive(file, KEY.public_key)
    assert verdict.wrong == []
    for words in ("find talent", "list archived", "status talent"):
        dana.command(words)
        assert "archived on" in dana.told("deliveries"), words
        sam.command(words)
    assert "archived on" not in sam.told("deliveries")
    with quiet.desk.store.reading(TEAM) as tx:
        [_, entry] = workspace_log.history(tx)
    assert entry["detail"]["head_hash"] == head_of(quiet, delivery.id)
    assert "Talent" not in str(entry)


def head_of(stage: Stage, delivery: str) -> str:
    its = select(archives.c.head_hash).where(archives.c.delivery_id == delivery)
    with stage.desk.store.reading(TEAM) as tx:
        return str(tx.connection.scalar(its))


def test_a_crash_before_the_commit_leaves_everything_and_the_next_try_ends_it(
    quiet: Stage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = closed(quiet.desk)
    settle(quiet)
    checkpoint(quiet)
    desk = desk_with(quiet, folder)
    before = rows_left(quiet, delivery.id)

    def crash(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(putting_away, "note", crash)
        with pytest.raises(KeyboardInterrupt):
            put_away(desk, TEAM, delivery.id, folder, DANA, quiet.clock.now())
    assert rows_left(quiet, delivery.id) == before
    [file] = folder.iterdir()
    assert verify_archive(file).wrong == []
    put_away(desk, TEAM, delivery.id, folder, DANA, quiet.clock.now())
    assert wrong(quiet, folder) == []
    with pytest.raises(Refusal, match="was archived on"):
        put_away(desk, TEAM, delivery.id, folder, DANA, quiet.clock.now())
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    assert any("is not the file that was archived" in each for each in wrong(quiet, folder))
    with quiet.desk.store.transaction(TEAM) as tx:
        tx.connection.execute(archives.delete())
    said = wrong(quiet, folder)
    assert any("was archived, and what was left of it is gone" in each for each in said)
    assert any("is not the row that checkpoint 1 saw" in each for each in said)
