"""Writing the audit log to files."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from storage.audit_export.manifest import NAME, ExportedChain, ExportedFile, Manifest
from storage.audit_export.rows import DELIVERIES, WORKSPACES, Sheet, csv_head, csv_of, line_of
from storage.chain import Entry
from storage.erasing.places import erased_places, written_out
from storage.proof import entries_of, heads_of, heads_of_workspaces, workspace_entries
from storage.signing_key import SigningKey
from storage.store import Store
from storage.transaction import EVERY_WORKSPACE


def export(
    store: Store, folder: Path, at: datetime, key: SigningKey | None, delivery_id: str | None = None
) -> Manifest:
    """Everything, what was changed outside of deliveries too; or one delivery alone.

    The folder must not exist yet; raises FileExistsError when it does.
    One reading transaction, so the files show one moment. Rows are streamed, never all in memory.
    """
    folder.mkdir(parents=True)
    with store.reading(EVERY_WORKSPACE) as tx:
        heads = heads_of(tx.connection)
        if delivery_id is None:
            heads |= heads_of_workspaces(tx.connection)
        chains = [
            ExportedChain(workspace, delivery, *head)
            for (workspace, delivery), head in sorted(heads.items())
            if delivery_id in (None, delivery)
        ]
        files = both(folder, DELIVERIES, lambda: entries_of(tx.connection, delivery_id))
        if delivery_id is None:
            files += both(folder, WORKSPACES, lambda: workspace_entries(tx.connection))
        erased = written_out(erased_places(tx.connection), {(c.workspace_id, c.delivery_id) for c in chains})
    manifest = Manifest.of(files, chains, at, key, erased)
    (folder / NAME).write_bytes(manifest.written())
    return manifest


def both(folder: Path, sheet: Sheet, entries: Callable[[], Iterable[Entry]]) -> list[ExportedFile]:
    return [
        written(folder / sheet.log, (line_of(each, sheet) for each in entries())),
        written(folder / sheet.table, as_csv(entries(), sheet)),
    ]


def as_csv(entries: Iterable[Entry], sheet: Sheet) -> Iterator[bytes]:
    yield csv_head(sheet)
    for each in entries:
        yield csv_of(each, sheet)


def written(path: Path, lines: Iterable[bytes]) -> ExportedFile:
    digest, size = sha256(), 0
    with path.open("xb") as file:
        for line in lines:
            file.write(line)
            digest.update(line)
            size += len(line)
    return ExportedFile(path.name, size, digest.hexdigest())
