"""Proof that what was archived stands in the workspace's own log, and nothing was dropped under that name."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, select

from storage.commitments import words_of
from storage.tables.archives import archives
from storage.tables.rights import workspace_log
from storage.workspace_facts import WorkspaceFact

Place = tuple[str, str]  # workspace and delivery


def archived_hashes(connection: Connection) -> dict[Place, list[str]]:
    c = archives.c
    rows = connection.execute(select(c.workspace_id, c.delivery_id, c.hashes))
    return {(workspace, delivery): hashes for workspace, delivery, hashes in rows}


def wrong_archives(connection: Connection) -> Iterator[str]:
    """One sentence for each archive that the log does not tell of, or tells otherwise."""
    told = archivings(connection)
    for row in connection.execute(select(archives)).mappings():
        place = row["workspace_id"], row["delivery_id"]
        said = told.pop(place, None)
        where = spoken(*place)
        if said is None:
            yield f"{where}: no row of the workspace's own log says that it was archived"
        elif said != tuple(row[name] for name in ("head_seq", "head_hash", "sha256")):
            yield f"{where}: was archived otherwise than the workspace's own log says"
        if len(row["hashes"]) != row["head_seq"] or row["hashes"][-1:] != [row["head_hash"]]:
            yield f"{where}: what is left of its audit log was changed"
    for place in told:
        yield f"{spoken(*place)}: was archived, and what was left of it is gone"


def archivings(connection: Connection) -> dict[Place, tuple[int, str, str]]:
    c = workspace_log.c
    its = select(c.workspace_id, c.detail, c.openings).where(c.kind == WorkspaceFact.DELIVERY_ARCHIVED)
    found: dict[Place, tuple[int, str, str]] = {}
    for row in connection.execute(its).mappings():
        said = words_of(dict(row))
        found[row["workspace_id"], said["delivery"]] = said["head_seq"], said["head_hash"], said["sha256"]
    return found


def wrong_files(connection: Connection, folder: Path) -> Iterator[str]:
    """Archives whose file is not there, or is another."""
    c = archives.c
    for workspace, delivery, name, hashed in connection.execute(
        select(c.workspace_id, c.delivery_id, c.file, c.sha256)
    ):
        path = folder / name
        if not path.is_file():
            yield f"{spoken(workspace, delivery)}: {path} is missing"
        elif sha256(path.read_bytes()).hexdigest() != hashed:
            yield f"{spoken(workspace, delivery)}: {path} is not the file that was archived"


def spoken(workspace: str, delivery: str) -> str:
    return f"workspace {workspace}, delivery {delivery}"
