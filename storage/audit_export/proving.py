"""Proving an export whole on any machine, with nothing but its files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, groupby
from pathlib import Path

from storage.audit_export.manifest import NAME, ExportedChain, ExportedFile, Manifest, Unreadable
from storage.audit_export.rows import DELIVERIES, WORKSPACES, Sheet, csv_head, csv_of, entry_from
from storage.chain import Entry
from storage.erasing.places import NOTHING, Erased, read_from
from storage.proof import Break, breaks_of, place_of

AT_ONCE = 1 << 20  # bytes read at a time
ONE_DELIVERY = (DELIVERIES,)
EVERYTHING = (DELIVERIES, WORKSPACES)


@dataclass(frozen=True, slots=True)
class Verdict:
    wrong: list[str] = field(default_factory=list)
    rows: int = 0
    last_hash: str = ""
    public_key: str = ""  # empty: nobody signed it


def verify_export(folder: Path, public_key: str | None = None) -> Verdict:
    """What is wrong with the files of an export; with a key, also whether its holder signed for them."""
    try:
        manifest = Manifest.read((folder / NAME).read_bytes())
    except FileNotFoundError:
        return Verdict([f"{folder / NAME} is missing"])
    except Unreadable as unreadable:
        return Verdict([f"{NAME} {unreadable}"])
    wrong = [*wrong_in(manifest, public_key), *wrong_files(folder, manifest)]
    rows = 0
    if not wrong:
        wrong, rows = wrong_rows(folder, manifest)
    return Verdict(wrong, rows, manifest.last_hash, manifest.public_key)


def wrong_in(manifest: Manifest, public_key: str | None) -> Iterator[str]:
    if not manifest.is_whole:
        yield f"{NAME} was changed"
    if sheets_of(manifest) is None:
        yield f"{NAME} names other files than an export has"
    if public_key and not manifest.is_signed_by(public_key):
        yield f"{NAME} is not signed with the key that you named"
    elif manifest.public_key and not manifest.is_signed_by(manifest.public_key):
        yield f"the signature in {NAME} does not hold"


def sheets_of(manifest: Manifest) -> tuple[Sheet, ...] | None:
    """None where these files are none that an export writes together."""
    named = [each.name for each in manifest.files]
    known = (ONE_DELIVERY, EVERYTHING)
    return next((sheets for sheets in known if named == names_of(sheets)), None)


def names_of(sheets: tuple[Sheet, ...]) -> list[str]:
    return [name for sheet in sheets for name in (sheet.log, sheet.table)]


def wrong_files(folder: Path, manifest: Manifest) -> Iterator[str]:
    for each in manifest.files:
        if each.name in names_of(EVERYTHING) and not is_as_written(folder / each.name, each):
            yield f"{each.name} is not the file that was exported"


def is_as_written(path: Path, written: ExportedFile) -> bool:
    if not path.is_file() or path.stat().st_size != written.size:
        return False
    digest = sha256()
    with path.open("rb") as file:
        while part := file.read(AT_ONCE):
            digest.update(part)
    return digest.hexdigest() == written.sha256


def wrong_rows(folder: Path, manifest: Manifest) -> tuple[list[str], int]:
    """Follows every chain to the head that the manifest names. Both files must say the same."""
    expected = {(each.workspace_id, each.delivery_id): each for each in manifest.chains}
    wrong: list[str] = []
    readings = [Reading(folder, sheet) for sheet in sheets_of(manifest) or ()]
    try:
        erased = read_from(manifest.erased)
        entries = chain.from_iterable(reading.entries() for reading in readings)
        for place, its in groupby(entries, key=place_of):
            known = expected.pop(place, None)
            taken = erased.get(place, NOTHING)
            wrong += breaks_in(known, its, taken) if known else [unknown(*place)]
    except ValueError as error:
        wrong.append(str(error))
    for known in expected.values():
        wrong += breaks_in(known, iter(()))
    return wrong, sum(reading.rows for reading in readings)


def unknown(workspace: str, delivery: str) -> str:
    whose = f"delivery {delivery}" if delivery else f"the own log of workspace {workspace}"
    return f"{whose} stands in no manifest"


def breaks_in(known: ExportedChain, entries: Iterator[Entry], erased: Erased = NOTHING) -> list[str]:
    found = breaks_of(entries, known.head, erased)
    return [str(Break(known.workspace_id, known.delivery_id, *each)) for each in found]


class Reading:
    """The rows of both files of a sheet, side by side."""

    def __init__(self, folder: Path, sheet: Sheet) -> None:
        self._folder = folder
        self._sheet = sheet
        self.rows = 0

    def entries(self) -> Iterator[Entry]:
        """Raises ValueError at the first line that is none, or that the two files tell differently."""
        sheet = self._sheet
        with (self._folder / sheet.log).open("rb") as log, (self._folder / sheet.table).open("rb") as table:
            head = csv_head(sheet)
            if table.read(len(head)) != head:
                raise ValueError(f"{sheet.table} has other columns")
            for line in log:
                entry = self._entry(line)
                row = csv_of(entry, sheet)  # a text may hold line breaks, so lines are not what is compared
                if table.read(len(row)) != row:
                    raise ValueError(f"row {self.rows} of {sheet.table} says something else than {sheet.log}")
                yield entry
            if table.read(1):
                raise ValueError(f"{sheet.table} has more rows than {sheet.log}")

    def _entry(self, line: bytes) -> Entry:
        self.rows += 1
        try:
            return entry_from(line, self._sheet)
        except (ValueError, TypeError):
            raise ValueError(
                f"row {self.rows} of {self._sheet.log} is not one that an export writes"
            ) from None
