"""Proving an export whole on any machine, with nothing but its files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from storage.audit_export.manifest import NAME, ExportedChain, ExportedFile, Manifest, Unreadable
from storage.audit_export.rows import LOG, TABLE, csv_head, csv_of, entry_from
from storage.chain import Entry
from storage.proof import Break, breaks_of, place_of

AT_ONCE = 1 << 20  # bytes read at a time


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
    if [each.name for each in manifest.files] != [LOG, TABLE]:
        yield f"{NAME} names other files than {LOG} and {TABLE}"
    if public_key and not manifest.is_signed_by(public_key):
        yield f"{NAME} is not signed with the key that you named"
    elif manifest.public_key and not manifest.is_signed_by(manifest.public_key):
        yield f"the signature in {NAME} does not hold"


def wrong_files(folder: Path, manifest: Manifest) -> Iterator[str]:
    for each in manifest.files:
        if each.name in (LOG, TABLE) and not is_as_written(folder / each.name, each):
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
    expected = {(chain.workspace_id, chain.delivery_id): chain for chain in manifest.chains}
    wrong: list[str] = []
    reading = Reading(folder)
    try:
        for place, entries in groupby(reading.entries(), key=place_of):
            chain = expected.pop(place, None)
            wrong += breaks_in(chain, entries) if chain else [f"delivery {place[1]} stands in no manifest"]
    except ValueError as error:
        wrong.append(str(error))
    for chain in expected.values():
        wrong += breaks_in(chain, iter(()))
    return wrong, reading.rows


def breaks_in(chain: ExportedChain, entries: Iterator[Entry]) -> list[str]:
    found = breaks_of(entries, chain.head)
    return [str(Break(chain.workspace_id, chain.delivery_id, *each)) for each in found]


class Reading:
    """The rows of both files, side by side."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.rows = 0

    def entries(self) -> Iterator[Entry]:
        """Raises ValueError at the first line that is none, or that the two files tell differently."""
        with (self._folder / LOG).open("rb") as log, (self._folder / TABLE).open("rb") as table:
            head = csv_head()
            if table.read(len(head)) != head:
                raise ValueError(f"{TABLE} has other columns")
            for line in log:
                entry = self._entry(line)
                row = csv_of(entry)  # a text may hold line breaks, so lines are not what is compared
                if table.read(len(row)) != row:
                    raise ValueError(f"row {self.rows} of {TABLE} says something else than {LOG}")
                yield entry
            if table.read(1):
                raise ValueError(f"{TABLE} has more rows than {LOG}")

    def _entry(self, line: bytes) -> Entry:
        self.rows += 1
        try:
            return entry_from(line)
        except (ValueError, TypeError):
            raise ValueError(f"row {self.rows} of {LOG} is not one that an export writes") from None
