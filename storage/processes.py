"""The process versions that deliveries are pinned to; read once, then kept in memory."""

from hashlib import sha256

from sqlalchemy import select

from gates.process import Process
from storage.inserting import insert_or_nothing
from storage.tables.processes import process_versions
from storage.transaction import Transaction

_parsed: dict[str, Process] = {}  # by digest; few, and they never change


def pin(tx: Transaction, process: Process) -> str:
    """Keeps this very text of the process, and returns the digest that names it."""
    body = process.model_dump_json()
    digest = sha256(body.encode()).hexdigest()
    version = {"process": process.key, "version": process.version, "body": body}
    insert_or_nothing(tx, process_versions, {"workspace_id": tx.workspace_id, "sha256": digest, **version})
    return digest


def pinned(tx: Transaction, digests: set[str]) -> dict[str, Process]:
    """A digest names its text whoever pinned it, so one copy in memory serves all workspaces."""
    if missing := digests - _parsed.keys():
        versions = process_versions.c
        bodies = select(versions.sha256, versions.body).distinct().where(versions.sha256.in_(missing))
        for digest, body in tx.connection.execute(bodies):
            _parsed[digest] = Process.model_validate_json(body)
    return {digest: _parsed[digest] for digest in digests}


def forget() -> None:
    """Read them again: words in them were erased."""
    _parsed.clear()
