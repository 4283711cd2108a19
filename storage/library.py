"""The processes of a workspace: those that are shipped, and the files that it uploaded itself."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, func, insert, select

from gates.process import Process
from gates.process_files.shipped import shipped_processes
from gates.process_files.shipped_texts import shipped_texts
from gates.refusal import Refusal
from gates.versions.editions import Edition, is_new
from storage import processes
from storage.tables.deliveries import deliveries, is_running
from storage.tables.processes import process_files, process_versions
from storage.transaction import Transaction
from storage.visible import asking, is_visible


def newest(tx: Transaction) -> dict[str, Edition]:
    """What a delivery can start with: of each process its newest version, by key."""
    found: dict[str, Edition] = {}
    for edition in [*shipped(), *uploaded(tx)]:
        before = found.get(edition.process.key)
        if before is None or before.process.version <= edition.process.version:
            found[edition.process.key] = edition
    return found


def editions(tx: Transaction, key: str) -> list[Edition]:
    """Every version of a process, newest first. Raises Refusal when there is none."""
    known = {each.process.version: each for each in [*shipped(key), *uploaded(tx, key)]}
    if not known:
        raise Refusal(f"There is no process “{key[:40]}”. `/gate process` lists those of this workspace.")
    return [known[version] for version in sorted(known, reverse=True)]


def edition(tx: Transaction, key: str, version: int | None = None) -> Edition:
    """The newest, unless a version is named. Raises Refusal when there is no such process or version."""
    known = editions(tx, key)
    if version is None:
        return known[0]
    for each in known:
        if each.process.version == version:
            return each
    there = ", ".join(str(each.process.version) for each in known)
    raise Refusal(f"“{key}” has no version {version}. It has: {there}.")


def text_of(tx: Transaction, wanted: Edition) -> str:
    """The file as it was written."""
    process = wanted.process
    if wanted.uploaded_at is None:
        return shipped_texts()[process.key]
    c = process_files.c
    its = (c.workspace_id == tx.workspace_id, c.process == process.key, c.version == process.version)
    return str(tx.connection.scalar(select(c.text).where(*its)))


def texts(tx: Transaction) -> dict[str, str]:
    """The newest file of each process by its key, for others to extend."""
    return {key: text_of(tx, each) for key, each in newest(tx).items()}


def keep(tx: Transaction, process: Process, text: str, by: str, at: datetime) -> bool:
    """Adds a version; False when it is known already. Raises Refusal when it is taken, or too low."""
    known = [each.process for each in [*shipped(process.key), *uploaded(tx, process.key)]]
    if not is_new(known, process):
        return False
    values = {
        "workspace_id": tx.workspace_id, "process": process.key, "version": process.version,
        "sha256": processes.pin(tx, process), "text": text, "uploaded_at": at, "uploaded_by": by,
    }  # fmt: skip
    tx.connection.execute(insert(process_files), values)
    return True


def running(tx: Transaction) -> dict[tuple[str, int], int]:
    """How many deliveries run on each version, by key and version; of those that the asker may see."""
    v, d = process_versions.c, deliveries.c
    pinned = (v.workspace_id == d.workspace_id) & (v.sha256 == d.process_sha256)
    counted = select(v.process, v.version, func.count()).join(deliveries, pinned)
    asked = counted.where(d.workspace_id == tx.workspace_id, is_running, is_visible)
    rows = tx.connection.execute(asked.group_by(v.process, v.version), asking(tx))
    return {(key, version): number for key, version, number in rows}


def shipped(key: str | None = None) -> Iterable[Edition]:
    return [Edition(each) for each in shipped_processes().values() if key in (None, each.key)]


def uploaded(tx: Transaction, key: str | None = None) -> Iterable[Edition]:
    """In the order of their versions: of one process, or the newest of each."""
    rows = tx.connection.execute(_versions(tx, key)).all()
    known = processes.pinned(tx, {row.sha256 for row in rows})
    return [Edition(known[row.sha256], row.uploaded_at, row.uploaded_by) for row in rows]


def _versions(tx: Transaction, key: str | None) -> Select[tuple[str, datetime, str]]:
    c = process_files.c
    asked = select(c.sha256, c.uploaded_at, c.uploaded_by).where(c.workspace_id == tx.workspace_id)
    if key is not None:
        return asked.where(c.process == key).order_by(c.version)
    others = process_files.alias()
    same = (others.c.workspace_id == c.workspace_id, others.c.process == c.process)
    highest = select(func.max(others.c.version)).where(*same).scalar_subquery()
    return asked.where(c.version == highest).order_by(c.process)
