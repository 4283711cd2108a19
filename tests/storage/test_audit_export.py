"""An export proves itself without the database, and names what somebody did to it."""

import csv
import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.audit_export.manifest import NAME, ExportedChain, Manifest
from storage.audit_export.proving import verify_export
from storage.audit_export.rows import (
    LOG,
    TABLE,
    WORKSPACES,
    csv_head,
    csv_of,
    entry_from,
    guarded,
    line_of,
)
from storage.audit_export.writing import as_csv, export, written
from storage.chain import digest
from storage.signing_key import SigningKey
from storage.store import Store
from storage.workspace_log import WorkspaceFact, append
from tests.driver.spreadsheet import rows_in, texts_in
from tests.gates.deliveries import MONDAY
from tests.storage.samples import OTHER_WORKSPACE, stored, stored_at

KEY = SigningKey("5e" * 32)
FORGER = SigningKey("f0" * 32)

FILES = [LOG, TABLE, WORKSPACES.log, WORKSPACES.table, NAME]

Lines = list[bytes]

# What happens to files alone is the same whichever database they came from.
on_files = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def exported(store: Store, tmp_path: Path) -> Path:
    """Three deliveries of two workspaces, and what was changed outside of them, signed."""
    stored(store)
    stored(store, OTHER_WORKSPACE, name="=1+1 \n “Übergabe” 漢字")
    stored_at(store, "planning")
    for user in ("U0SAM", "=SUM(“Ü”)", "U0EVE"):
        with store.transaction(OTHER_WORKSPACE) as tx:
            append(tx, WorkspaceFact.RIGHTS_GRANTED, "U0CLARA", MONDAY, {"user": user, "now": "admin"})
    export(store, tmp_path / "log", MONDAY, KEY)
    return tmp_path / "log"


def lines(folder: Path, name: str = LOG) -> Lines:
    return (folder / name).read_bytes().splitlines(keepends=True)


def rewrite(folder: Path, change: Callable[[Lines], Lines], key: SigningKey | None = FORGER) -> None:
    """As somebody would who has the files and the source: log, table and manifest are made anew to fit."""
    kept = change(lines(folder))
    for name in (LOG, TABLE):
        (folder / name).unlink()
    entries = [entry_from(line) for line in kept]
    files = [written(folder / LOG, kept), written(folder / TABLE, [csv_head(), *map(csv_of, entries)])]
    ends = {(e["workspace_id"], e["delivery_id"]): (e["seq"], e["hash"]) for e in entries}
    old = Manifest.read((folder / NAME).read_bytes())
    files += old.files[2:]
    chains = [ExportedChain(*place, *end) for place, end in sorted(ends.items())]
    chains += [each for each in old.chains if not each.delivery_id]
    (folder / NAME).write_bytes(
        Manifest.of(files, chains if key else list(old.chains), MONDAY, key).written()
    )


def test_rights_and_settings_are_exported_and_proved_as_deliveries_are(exported: Path) -> None:
    log, table = exported / WORKSPACES.log, exported / WORKSPACES.table
    rows = [json.loads(line) for line in lines(exported, WORKSPACES.log)]
    assert [row["openings"]["user"][1] for row in rows] == ["U0SAM", "=SUM(“Ü”)", "U0EVE"]
    kept = [entry_from(line, WORKSPACES) for line in lines(exported, WORKSPACES.log)]
    for change in (kept[:1] + kept[2:], kept[:-1], [], [kept[1], kept[0], kept[2]]):
        log.unlink()
        table.unlink()
        files = [
            written(log, [line_of(each, WORKSPACES) for each in change]),
            written(table, as_csv(change, WORKSPACES)),
        ]
        old = Manifest.read((exported / NAME).read_bytes())
        forged = Manifest.of([*old.files[:2], *files], list(old.chains), MONDAY, FORGER)
        (exported / NAME).write_bytes(forged.written())
        assert any("its own log, row" in wrong for wrong in verify_export(exported).wrong)


def test_an_untouched_export_is_whole_and_signed(exported: Path) -> None:
    found = verify_export(exported, KEY.public_key)
    told = len(lines(exported)) + len(lines(exported, WORKSPACES.log))
    assert (found.wrong, found.rows, found.public_key) == ([], told, KEY.public_key)
    with (exported / TABLE).open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["hash"] for row in rows] == [json.loads(line)["hash"] for line in lines(exported)]


def test_its_tables_open_in_a_spreadsheet_and_run_nothing(exported: Path) -> None:
    for name, told in ((TABLE, LOG), (WORKSPACES.table, WORKSPACES.log)):
        columns, *rows = rows_in((exported / name).read_bytes())
        assert len(rows) == len(lines(exported, told))
        assert not [cell for cell in texts_in(rows) if cell.startswith(("=", "+", "-", "@"))]
        hashes = [row[columns.index("hash")] for row in rows]
        assert hashes == [json.loads(line)["hash"] for line in lines(exported, told)]
    assert "“Übergabe” 漢字" in str(rows_in((exported / TABLE).read_bytes()))


def test_one_delivery_is_exported_alone(store: Store, exported: Path, tmp_path: Path) -> None:
    one = stored(store)
    export(store, tmp_path / "one", MONDAY, None, one.id)
    found = verify_export(tmp_path / "one")
    assert (found.wrong, found.public_key) == ([], "")
    assert {json.loads(line)["delivery_id"] for line in lines(tmp_path / "one")} == {one.id}


@on_files
def test_each_of_a_thousand_changed_bytes_is_noticed(exported: Path) -> None:
    chosen = random.Random(20)
    for number in range(1000):
        path = exported / FILES[number % len(FILES)]
        whole = path.read_bytes()
        place, other = chosen.randrange(len(whole)), chosen.randrange(1, 256)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ other]) + whole[place + 1 :])
        assert verify_export(exported).wrong, f"byte {place} of {path.name}"
        path.write_bytes(whole)
    assert verify_export(exported).wrong == []


def removed(log: Lines) -> Lines:
    return [*log[:3], *log[4:]]


def reordered(log: Lines) -> Lines:
    return [log[0], log[2], log[1], *log[3:]]


def beginning_cut(log: Lines) -> Lines:
    return log[1:]


@on_files
@pytest.mark.parametrize("change", [removed, reordered, beginning_cut])
def test_rows_that_were_taken_or_moved_are_named_though_all_else_was_made_to_fit(
    exported: Path, change: Callable[[Lines], Lines]
) -> None:
    rewrite(exported, change)
    assert any("row" in wrong for wrong in verify_export(exported).wrong)


def end_cut(log: Lines) -> Lines:
    return log[:-1]


def delivery_dropped(log: Lines) -> Lines:
    first = json.loads(log[0])["delivery_id"]
    return [line for line in log if json.loads(line)["delivery_id"] != first]


def chained_anew(log: Lines) -> Lines:
    """Every row says that somebody else did it, with hashes that fit."""
    return list(forged(log))


def forged(log: Lines) -> Iterator[bytes]:
    last: dict[str, str] = {}
    for line in log:
        entry = {**entry_from(line), "done_by": "U_NOBODY"}
        delivery = entry["delivery_id"]
        entry["previous_hash"] = last.get(delivery, entry["previous_hash"] if entry["seq"] == 1 else "")
        last[delivery] = entry["hash"] = digest(entry)
        yield line_of(entry)


@on_files
@pytest.mark.parametrize("change", [end_cut, delivery_dropped, chained_anew])
def test_what_somebody_wrote_anew_lacks_the_signature_of_the_key(
    exported: Path, change: Callable[[Lines], Lines]
) -> None:
    rewrite(exported, change)
    assert verify_export(exported).wrong == []  # it is whole in itself, which is why there is a key
    assert verify_export(exported, KEY.public_key).wrong == [
        "manifest.json is not signed with the key that you named"
    ]


@on_files
@pytest.mark.parametrize("change", [end_cut, delivery_dropped, chained_anew])
def test_an_unsigned_manifest_still_names_the_heads(exported: Path, change: Callable[[Lines], Lines]) -> None:
    rewrite(exported, change, key=None)
    assert verify_export(exported).wrong


@on_files
@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(exported: Path, name: str) -> None:
    (exported / name).unlink()
    assert any(name in wrong for wrong in verify_export(exported).wrong)


@on_files
@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"format": 1}', b"\xff", b"null"])
def test_something_that_is_no_manifest_is_refused(exported: Path, raw: bytes) -> None:
    (exported / NAME).write_bytes(raw)
    assert verify_export(exported).wrong


def test_an_export_never_writes_over_another(store: Store, exported: Path) -> None:
    with pytest.raises(FileExistsError):
        export(store, exported, MONDAY, KEY)
    assert verify_export(exported, KEY.public_key).wrong == []


def test_no_cell_is_a_formula() -> None:
    assert [guarded(cell) for cell in ("=1+1", "+1", "-1", "@x", "plain", 3, None)] == [
        "'=1+1", "'+1", "'-1", "'@x", "plain", 3, None,
    ]  # fmt: skip


@on_files
def test_a_copy_elsewhere_proves_the_same(exported: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(exported, tmp_path / "elsewhere" / "deep")
    assert verify_export(elsewhere, KEY.public_key).wrong == []
