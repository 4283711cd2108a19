"""Proof that the audit log of today continues what the checkpoints saw."""

from collections.abc import Iterator

from sqlalchemy import Connection, Subquery, and_, literal, select, union_all

from storage.archiving.proving import archived_hashes
from storage.chain import Head
from storage.checkpoints.checkpoint import FIRST, THE_WORKSPACE, Checkpoint
from storage.signing_key import is_signed
from storage.tables.audit import audit_log
from storage.tables.checkpoints import checkpoint_heads, checkpoints
from storage.tables.rights import workspace_log


def wrong_checkpoints(connection: Connection, public_key: str | None = None) -> Iterator[str]:
    """One sentence for each checkpoint that does not hold, or that the log no longer agrees with.

    Whoever has the whole database can write all of it anew, but cannot sign for it: name the public
    key, and one of the hashes that were posted into a channel.
    """
    previous: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for checkpoint in in_order(connection):
        workspace, number = checkpoint.workspace_id, checkpoint.number
        place = f"workspace {workspace}, checkpoint {number}"
        if number != numbers.get(workspace, 0) + 1:
            yield f"workspace {workspace}, checkpoint {numbers.get(workspace, 0) + 1}: is missing"
        elif checkpoint.previous_hash != previous.get(workspace, FIRST):
            yield f"{place}: does not follow the one before it"
        if checkpoint.hash != checkpoint.says(grown_at(connection, checkpoint)):
            yield f"{place}: was changed"
        elif not is_signed(checkpoint.hash, checkpoint.signature, public_key or checkpoint.public_key):
            yield f"{place}: is not signed with {'the key that you named' if public_key else 'its key'}"
        previous[workspace], numbers[workspace] = checkpoint.hash, number
    yield from disagreeing_rows(connection)


def in_order(connection: Connection) -> list[Checkpoint]:
    c = checkpoints.c
    rows = connection.execute(select(checkpoints).order_by(c.workspace_id, c.number)).mappings()
    return [Checkpoint(**row) for row in rows]


def grown_at(connection: Connection, checkpoint: Checkpoint) -> dict[str, Head]:
    c = checkpoint_heads.c
    its = (c.workspace_id == checkpoint.workspace_id, c.number == checkpoint.number)
    rows = connection.execute(select(c.delivery_id, c.seq, c.hash).where(*its))
    return {delivery: Head(seq, hashed) for delivery, seq, hashed in rows}


def disagreeing_rows(connection: Connection) -> Iterator[str]:
    """Heads that a checkpoint saw and that stand in the log no more, or with another hash."""
    written = every_row()
    c, log = checkpoint_heads.c, written.c
    same = and_(
        log.workspace_id == c.workspace_id,
        log.delivery_id == c.delivery_id,
        log.seq == c.seq,
        log.hash == c.hash,
    )
    lost = select(c.workspace_id, c.delivery_id, c.seq, c.number, c.hash).outerjoin(written, same)
    lost = lost.where(log.seq.is_(None))
    put_away = archived_hashes(connection)
    rows = connection.execute(lost.order_by(c.workspace_id, c.number, c.delivery_id))
    for workspace, delivery, seq, number, hashed in rows:
        if put_away.get((workspace, delivery), [])[seq - 1 : seq] == [hashed]:
            continue
        of = "its own log" if delivery == THE_WORKSPACE else f"delivery {delivery}"
        place = f"workspace {workspace}, {of}, row {seq}"
        yield f"{place}: is not the row that checkpoint {number} saw"


def every_row() -> Subquery:
    """The hashes of all deliveries' rows, and of the workspaces' own."""
    log, own = audit_log.c, workspace_log.c
    of_deliveries = select(log.workspace_id, log.delivery_id, log.seq, log.hash)
    of_workspaces = select(own.workspace_id, literal(THE_WORKSPACE), own.seq, own.hash)
    return union_all(of_deliveries, of_workspaces).subquery()


def knows_hash(connection: Connection, posted: str) -> bool:
    """Whether a hash that was posted into a channel is one of a checkpoint that stands here."""
    return connection.scalar(select(checkpoints.c.number).where(checkpoints.c.hash == posted)) is not None
