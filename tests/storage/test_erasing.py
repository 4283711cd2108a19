"""A person is erased from everything that is kept, and everything that was proved is proved still."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import null, select, text

from gates.erasing.subject import subject_named
from gates.rights.asker import HOUSE
from storage import audit, workspace_log
from storage.audit_export.manifest import FIRST_FORMAT, ExportedChain, Manifest
from storage.audit_export.manifest import NAME as MANIFEST
from storage.audit_export.proving import verify_export
from storage.audit_export.rows import LOG, TABLE, csv_head, csv_of, line_of
from storage.audit_export.writing import export, written
from storage.chain import START, Head, digest
from storage.checkpoints.proving import wrong_checkpoints
from storage.checkpoints.writing import write
from storage.commitments import words_of
from storage.erasing.columns import searched_columns, searched_tables
from storage.erasing.subject import erase, extent
from storage.lists.searching import search
from storage.proof import entries_of, heads_of
from storage.signing_key import SigningKey
from storage.store import Store
from storage.tables.audit import audit_log
from storage.tables.deliveries import deliveries as table
from tests.storage.planting import AT, LEFT, MAIL, NAME, found, plant
from tests.storage.test_audit_proof import unguard

KEY = SigningKey("5e" * 32)
OLGA = subject_named(LEFT, [NAME, MAIL, "Olga"])
# Ids of Slack, and settings that are chosen from a list: nobody types them.
NOT_TYPED = {
    "user_id", "delegate", "principal", "client_channel", "internal_channel", "upstream", "revoked_by",
    "asked_by", "confirmed_by", "time_zone", "nudge_policy", "calendar",
}  # fmt: skip
WORDS = (NAME, MAIL, "olga", "ólga")


@pytest.fixture
def planted(store: Store, tmp_path: Path) -> Store:
    with store.transaction("T1", HOUSE) as tx:
        plant(tx)
        write(tx, KEY, AT)
    export(store, tmp_path / "before", AT, KEY)
    return store


def erased(store: Store) -> None:
    with store.transaction("T1", HOUSE) as tx:
        erase(tx, OLGA, "U1", AT, "once")


def wrong(store: Store) -> list[str]:
    with store.reading("*") as tx:
        return [*map(str, audit.verify(store)), *wrong_checkpoints(tx.connection, KEY.public_key)]


def test_no_column_of_any_table_names_them_and_all_still_verifies(planted: Store, tmp_path: Path) -> None:
    with planted.reading("T1", HOUSE) as tx:
        searched = [
            c for table in searched_tables() for c in searched_columns(table) if c.name not in NOT_TYPED
        ]
        assert {f"{c.table.name}.{c.name}" for c in searched} <= set(found(tx, *WORDS))
        assert search(tx, "petrova", 5)
        before = extent(tx, OLGA)
    assert wrong(planted) == []
    erased(planted)
    with planted.reading("T1", HOUSE) as tx:
        assert found(tx, *WORDS) == []
        assert search(tx, "petrova", 5) == []
        [found_again] = search(tx, "left", 5)
        assert found_again.row.client == "a person who left (1)"
        assert extent(tx, OLGA).places == 0
        facts, log = audit.history(tx, "D1"), workspace_log.history(tx)
    assert before.deliveries == {"D1"}
    assert wrong(planted) == []
    assert verify_export(tmp_path / "before", KEY.public_key).wrong == []
    export(planted, tmp_path / "after", AT, KEY)
    assert verify_export(tmp_path / "after", KEY.public_key).wrong == []
    assert "etrova" not in (tmp_path / "after" / "audit.jsonl").read_text()
    detail = facts[-1].detail
    assert (detail["text"], detail["reason"], detail["number"]) == ("[erased]", "Because", 3)
    assert facts[-1].by == "check token “…”, created by U1"
    assert log[-1]["kind"] == "person.erased"
    assert log[-1]["detail"]["person"] == LEFT


def as_before(store: Store) -> None:
    """The log as an earlier version wrote it: what was said stands in what is hashed."""
    with store.reading("T1", HOUSE) as tx:
        entries = list(entries_of(tx.connection))
    with store.transaction("T1", HOUSE) as tx:
        unguard(tx.connection)
        head = START
        for entry in entries:
            said = words_of(entry)
            by = said.pop("actor", entry["done_by"])
            old = {**entry, "detail": said, "done_by": by, "previous_hash": head.hash}
            head = Head(old["seq"], digest(old))
            row = audit_log.c.seq == old["seq"]
            changed = {name: old[name] for name in ("detail", "done_by", "previous_hash")}
            changed |= {"hash": head.hash, "openings": null()}
            tx.connection.execute(audit_log.update().where(row).values(changed))
        tx.connection.execute(table.update().values(head_seq=head.seq, head_hash=head.hash))


def test_rows_from_before_words_stood_apart_are_erased_and_verify_too(planted: Store, tmp_path: Path) -> None:
    as_before(planted)
    assert audit.verify(planted) == []
    erased(planted)
    with planted.reading("T1", HOUSE) as tx:
        assert [place for place in found(tx, *WORDS) if place.startswith("audit_log")] == []
        [*_, last] = audit.history(tx, "D1")
    assert (last.detail["text"], last.by) == ("[erased]", "check token “…”, created by U1")
    assert audit.verify(planted) == []
    export(planted, tmp_path / "old", AT, KEY)
    assert verify_export(tmp_path / "old", KEY.public_key).wrong == []
    with planted.transaction("T1", HOUSE) as tx:
        tx.connection.execute(text("UPDATE audit_log SET done_by = 'U_X'"))
    assert [each.wrong for each in audit.verify(planted)] == ["was changed"]


CHANGES: dict[str, Callable[[Any], Any]] = {
    "says other words than were written, as reason": lambda said: (
        said | {"reason": [said["reason"][0], "No"]}
    ),
    "lacks words that no erasure took, as reason": lambda said: said | {"reason": None},
    "lacks words that no erasure took, as conditions": lambda said: {"reason": said["reason"]},
    "says other words than were written, as more": lambda said: said | {"more": ["00", "Words"]},
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_words_that_somebody_changed_or_took_out_are_named(planted: Store) -> None:
    row = audit_log.c.seq == 1
    with planted.reading("T1", HOUSE) as tx:
        said = tx.connection.scalar(select(audit_log.c.openings).where(row))
    for wrong, change in CHANGES.items():
        with planted.transaction("T1", HOUSE) as tx:
            tx.connection.execute(audit_log.update().where(row).values(openings=change(said)))
        assert wrong in [each.wrong for each in audit.verify(planted)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_files_that_an_earlier_version_exported_still_verify(planted: Store, tmp_path: Path) -> None:
    as_before(planted)
    with planted.reading("*") as tx:
        entries = [{**entry} for entry in entries_of(tx.connection)]
        [(place, head)] = heads_of(tx.connection).items()
    for entry in entries:
        del entry["openings"]
    folder = tmp_path / "first"
    folder.mkdir()
    files = [
        written(folder / LOG, map(line_of, entries)),
        written(folder / TABLE, [csv_head(), *map(csv_of, entries)]),
    ]
    bare = Manifest.of(files, [ExportedChain(*place, *head)], AT, None)
    first = replace(bare, format=FIRST_FORMAT, digest="")
    sealed = replace(first, digest=first.own_digest())
    (folder / MANIFEST).write_bytes(sealed.written())
    assert b"erased" not in sealed.written()
    assert verify_export(folder).wrong == []
