"""Writing a checkpoint."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import func, insert, select, union

from storage.chain import Head
from storage.checkpoints.checkpoint import FIRST, THE_WORKSPACE, Checkpoint, hash_of
from storage.inserting import insert_or_nothing
from storage.signing_key import SigningKey
from storage.tables.checkpoints import checkpoint_heads, checkpoints
from storage.tables.deliveries import deliveries
from storage.tables.rights import workspace_heads
from storage.transaction import Transaction


def write(tx: Transaction, key: SigningKey, at: datetime) -> Checkpoint | None:
    """None when another process has written the next one meanwhile."""
    before, seen, now = last(tx), seen_heads(tx), heads(tx)
    grown = {delivery: head for delivery, head in now.items() if seen.get(delivery) != head}
    number, previous = (before.number + 1, before.hash) if before else (1, FIRST)
    known = len((seen.keys() | now.keys()) - {THE_WORKSPACE})
    hashed = hash_of(tx.workspace_id, number, at, known, previous, grown)
    checkpoint = Checkpoint(
        tx.workspace_id, number, at, known, previous, hashed, key.public_key, key.sign(hashed)
    )
    if not insert_or_nothing(tx, checkpoints, asdict(checkpoint)):
        return None
    if grown:
        rows = [
            {"workspace_id": tx.workspace_id, "number": number, "delivery_id": delivery, **head._asdict()}
            for delivery, head in grown.items()
        ]
        tx.connection.execute(insert(checkpoint_heads), rows)
    return checkpoint


def last(tx: Transaction) -> Checkpoint | None:
    c = checkpoints.c
    newest = select(checkpoints).where(c.workspace_id == tx.workspace_id).order_by(c.number.desc()).limit(1)
    row = tx.connection.execute(newest).mappings().first()
    return Checkpoint(**row) if row else None


def heads(tx: Transaction) -> dict[str, Head]:
    c = deliveries.c
    asked = select(c.delivery_id, c.head_seq, c.head_hash).where(c.workspace_id == tx.workspace_id)
    found = {delivery: Head(seq, hashed) for delivery, seq, hashed in tx.connection.execute(asked)}
    own = workspace_heads.c
    its = select(own.head_seq, own.head_hash).where(own.workspace_id == tx.workspace_id)
    if (own_head := tx.connection.execute(its).first()) and own_head.head_seq:
        found[THE_WORKSPACE] = Head(*own_head)
    return found


def seen_heads(tx: Transaction) -> dict[str, Head]:
    """Each delivery's head as a checkpoint saw it last."""
    c = checkpoint_heads.c
    newest = (
        select(c.delivery_id, func.max(c.number).label("number"))
        .where(c.workspace_id == tx.workspace_id)
        .group_by(c.delivery_id)
        .subquery()
    )
    same = (c.delivery_id == newest.c.delivery_id) & (c.number == newest.c.number)
    asked = select(c.delivery_id, c.seq, c.hash).join(newest, same).where(c.workspace_id == tx.workspace_id)
    return {delivery: Head(seq, hashed) for delivery, seq, hashed in tx.connection.execute(asked)}


def due_workspaces(tx: Transaction, since: datetime) -> list[str]:
    """Those with deliveries, or with an earlier checkpoint, and none since then.

    Whoever drops all that a workspace has does not end its chain with that.
    """
    c, d = checkpoints.c, deliveries.c
    known = union(select(d.workspace_id), select(c.workspace_id)).subquery().c.workspace_id
    fresh = select(c.workspace_id).where(c.written_at >= since)
    return list(tx.connection.scalars(select(known).where(known.not_in(fresh))))
