"""What the clock could not do steps back, further with each try, and others have their turn."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, select

from storage.inserting import insert_into
from storage.tables.stumbles import stumbles
from storage.transaction import Transaction

_c = stumbles.c

FIRST = timedelta(minutes=1)
LONGEST = timedelta(hours=1)
FORGOTTEN = timedelta(days=1)  # after the next try was due: nobody asks for it any more

Place = tuple[str, str]  # workspace, and the delivery or person


def rests(
    deed: str, workspace: ColumnElement[str], about: ColumnElement[str], now: datetime
) -> ColumnElement[bool]:
    """Condition of a query for what is due: a try of it failed, and the next one is still to come."""
    its = (_c.deed == deed, _c.workspace_id == workspace, _c.about == about, _c.retry_at > now)
    return exists().where(*its)


def known(tx: Transaction, deed: str) -> dict[Place, datetime]:
    """Of all workspaces, with the moment of the next try."""
    asked = select(_c.workspace_id, _c.about, _c.retry_at).where(_c.deed == deed)
    return {(workspace, about): retry_at for workspace, about, retry_at in tx.connection.execute(asked)}


def step_back(tx: Transaction, deed: str, about: str, now: datetime) -> None:
    tx.connection.execute(delete(stumbles).where(_c.deed == deed, _c.retry_at < now - FORGOTTEN))
    mine = (_c.deed == deed, _c.workspace_id == tx.workspace_id, _c.about == about)
    tries = (tx.connection.scalar(select(_c.tries).where(*mine)) or 0) + 1
    values = {"tries": tries, "retry_at": now + later(tries)}
    insertion = insert_into(stumbles, tx.dialect).on_conflict_do_update(
        index_elements=list(stumbles.primary_key), set_=values
    )
    its = {"deed": deed, "workspace_id": tx.workspace_id, "about": about}
    tx.connection.execute(insertion, {**its, **values})


def later(tries: int) -> timedelta:
    """Twice as long after each try."""
    return min(FIRST * (1 << min(tries - 1, 10)), LONGEST)


def recovered(tx: Transaction, deed: str, about: str) -> None:
    mine = (_c.deed == deed, _c.workspace_id == tx.workspace_id, _c.about == about)
    tx.connection.execute(delete(stumbles).where(*mine))
