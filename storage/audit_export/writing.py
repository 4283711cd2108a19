"""Writing the audit log to files."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from storage.audit_export.manifest import NAME, ExportedChain, ExportedFile, Manifest
from storage.audit_export.rows import LOG, TABLE, csv_head, csv_of, line_of
from storage.proof import entries_of, heads_of
from storage.signing_key import SigningKey
from storage.store import Store
from storage.transaction import EVERY_WORKSPACE


def export(
    store: Store, folder: Path, at: datetime, key: SigningKey | None, delivery_id: str | None = None
) -> Manifest:
    """Everything, or one delivery. The folder must not exist yet; raises FileExistsError when it does.

    One reading transaction, so the files show one moment. Rows are streamed, never all in memory.
    """
    folder.mkdir(parents=True)
    with store.reading(EVERY_WORKSPACE) as tx:
        heads = sorted(heads_of(tx.connection).items())
        chains = [
            ExportedChain(workspace, delivery, *head)
            for (workspace, delivery), head in heads
            if delivery_id in (None, delivery)
        ]
        files = [
            written(folder / LOG, map(line_of, entries_of(tx.connection, delivery_id))),
            written(folder / TABLE, as_csv(map(csv_of, entries_of(tx.connection, delivery_id)))),
        ]
    manifest = Manifest.of(files, chains, at, key)
    (folder / NAME).write_bytes(manifest.written())
    return manifest


def as_csv(lines: Iterable[bytes]) -> Iterator[bytes]:
    yield csv_head()
    yield from lines


def written(path: Path, lines: Iterable[bytes]) -> ExportedFile:
    digest, size = sha256(), 0
    with path.open("xb") as file:
        for line in lines:
            file.write(line)
            digest.update(line)
            size += len(line)
    return ExportedFile(path.name, size, digest.hexdigest())
