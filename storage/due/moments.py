"""Deliveries at which the clock has to look now; the cost follows what is due, not what exists."""

from datetime import datetime

from sqlalchemy import bindparam, select

from gates.due.moment import DueKind
from storage import stumbles
from storage.tables.deliveries import deliveries
from storage.tables.due import due_moments
from storage.transaction import Transaction

_m, _d = due_moments.c, deliveries.c
_is_due = (_m.kind == bindparam("kind"), _m.due_at <= bindparam("now"))
_same = (_m.workspace_id == _d.workspace_id) & (_m.delivery_id == _d.delivery_id)
_its = (_d.workspace_id == bindparam("workspace"), _d.delivery_id == bindparam("delivery"))
_free = (
    select(_d.delivery_id).join(due_moments, _same).where(*_its, *_is_due)
    .with_for_update(of=deliveries, key_share=True, skip_locked=True)
)  # fmt: skip


def due(tx: Transaction, kind: DueKind, now: datetime, limit: int) -> list[tuple[str, str]]:
    """The workspace and the id of each, in every workspace, the longest due first, but for what stumbled."""
    rests = stumbles.rests(kind, _m.workspace_id, _m.delivery_id, now)
    asked = select(_m.workspace_id, _m.delivery_id).where(*_is_due, ~rests).order_by(_m.due_at).limit(limit)
    rows = tx.connection.execute(asked, {"kind": kind, "now": now})
    return [(workspace, delivery) for workspace, delivery in rows]


def claim(tx: Transaction, kind: DueKind, delivery_id: str, now: datetime) -> bool:
    """Whether it is still due, and nobody is changing it just now; then nobody else can till the end."""
    values = {"workspace": tx.workspace_id, "delivery": delivery_id, "kind": kind, "now": now}
    return tx.connection.execute(_free, values).first() is not None
