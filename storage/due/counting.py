"""Running deliveries in which it is to be counted anew what is due when, as something else has changed.

What is due stands in columns that a save fills in. They depend on more than the delivery: on the rules
of this release, the working time of the workspace, and that of each person.
"""

from datetime import datetime

from sqlalchemy import Select, select, update

from storage import stumbles
from storage.tables.deliveries import deliveries, is_running, is_unwatched
from storage.tables.nudges import nudges
from storage.transaction import Transaction

_c = deliveries.c


def uncounted(tx: Transaction, limit: int, deed: str, now: datetime) -> list[tuple[str, str]]:
    """Workspace and delivery, of all workspaces; oldest first, but for those that stumbled."""
    its = (is_unwatched, ~stumbles.rests(deed, _c.workspace_id, _c.delivery_id, now))
    asked = select(_c.workspace_id, _c.delivery_id).where(*its).order_by(_c.started_at).limit(limit)
    return [(workspace, delivery) for workspace, delivery in tx.connection.execute(asked)]


def count_anew(tx: Transaction) -> None:
    """All that run in this workspace."""
    _count(tx, select(_c.delivery_id).where(_c.workspace_id == tx.workspace_id, is_running))


def count_anew_of(tx: Transaction, user_id: str) -> None:
    """Those in which this person is nudged."""
    n = nudges.c
    mine = select(n.delivery_id).where(n.workspace_id == tx.workspace_id, n.user_id == user_id)
    here = (_c.workspace_id == tx.workspace_id, is_running)
    _count(tx, select(_c.delivery_id).where(*here, _c.delivery_id.in_(mine)))


def counted(tx: Transaction, delivery_id: str) -> None:
    its = (_c.workspace_id == tx.workspace_id, _c.delivery_id == delivery_id)
    tx.connection.execute(update(deliveries).where(*its).values(watched=True))


def _count(tx: Transaction, which: Select[tuple[str]]) -> None:
    """Locked in one order, so that two who lock several never wait for each other."""
    rows = which.order_by(_c.delivery_id).with_for_update(key_share=True).cte("chosen")
    its = (_c.workspace_id == tx.workspace_id, _c.delivery_id.in_(select(rows.c.delivery_id)))
    tx.connection.execute(update(deliveries).where(*its).values(watched=None))
