"""The rows of a delivery go, once its file is whole and what stays of it is written."""

from datetime import datetime

from sqlalchemy import Table, delete, exists, func, select

from storage import stumbles
from storage.tables import metadata
from storage.tables.cards import cards, is_stale
from storage.tables.checks import check_reports, check_tokens
from storage.tables.deliveries import deliveries, is_running
from storage.tables.notices import is_pending, notices
from storage.tables.record import is_to_be_done, review_actions
from storage.tables.registers import dependencies, is_live
from storage.transaction import Transaction

_d = deliveries.c


def due(
    tx: Transaction,
    ended_before: datetime,
    limit: int,
    delivery_id: str | None = None,
    stumbled: tuple[str, datetime] | None = None,
) -> list[str]:
    """Those of this workspace that are over since then and left nothing to do, the longest first.

    But for those that stumbled over a deed, and rest still.
    """
    ended = func.coalesce(_d.closed_at, _d.cancelled_at)
    a = review_actions.c
    to_do = exists().where(a.workspace_id == _d.workspace_id, a.delivery_id == _d.delivery_id, is_to_be_done)
    its = select(_d.delivery_id).where(
        _d.workspace_id == tx.workspace_id, ~is_running, ended <= ended_before, ~to_do
    )
    if delivery_id is not None:
        its = its.where(_d.delivery_id == delivery_id)
    if stumbled is not None:
        deed, now = stumbled
        its = its.where(~stumbles.rests(deed, _d.workspace_id, _d.delivery_id, now))
    return list(tx.connection.scalars(its.order_by(ended).limit(limit)))


def what_waits(tx: Transaction, delivery_id: str) -> str | None:
    """Why its rows are needed still; None where they are not."""
    n, c, u = notices.c, cards.c, dependencies.c
    asked = {
        "a message about it is still to be sent": select(n.key).where(
            n.workspace_id == tx.workspace_id, n.delivery_id == delivery_id, is_pending
        ),
        "one of its cards is still to be shown": select(c.id).where(
            c.workspace_id == tx.workspace_id, c.delivery_id == delivery_id, is_stale
        ),
        "another delivery waits for it": select(u.number).where(
            u.workspace_id == tx.workspace_id, u.upstream == delivery_id, is_live
        ),
    }
    return next((why for why, its in asked.items() if tx.connection.execute(its.limit(1)).first()), None)


def take_away(tx: Transaction, delivery_id: str) -> None:
    """Children before their parents. The audit log lets go of what stands in `archives` alone."""
    r, t = check_reports.c, check_tokens.c
    tokens = select(t.id).where(t.workspace_id == tx.workspace_id, t.delivery_id == delivery_id)
    reports = (r.workspace_id == tx.workspace_id, r.token_id.in_(tokens))
    tx.connection.execute(delete(check_reports).where(*reports))
    for table in tables_of_deliveries():
        its = (table.c.workspace_id == tx.workspace_id, table.c.delivery_id == delivery_id)
        tx.connection.execute(delete(table).where(*its))


def tables_of_deliveries() -> list[Table]:
    """Each before what it refers to; without what checkpoints saw, and what is left of archives."""
    kept = ("checkpoint_heads", "archives")
    tables = reversed(metadata.sorted_tables)
    return [table for table in tables if "delivery_id" in table.c and table.name not in kept]
