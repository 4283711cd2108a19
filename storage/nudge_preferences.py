"""How people want to be reached."""

from datetime import datetime

from sqlalchemy import select

from gates.nudges.reach import Reach
from storage.inserting import insert_into
from storage.tables.nudges import nudge_preferences
from storage.transaction import Transaction


def reach_of(tx: Transaction, user_id: str) -> Reach:
    c = nudge_preferences.c
    asked = select(c.reach).where(c.workspace_id == tx.workspace_id, c.user_id == user_id)
    return tx.connection.scalar(asked) or Reach.TOGETHER


def keep(tx: Transaction, user_id: str, reach: Reach, at: datetime) -> None:
    values = {"reach": reach, "changed_at": at}
    insertion = insert_into(nudge_preferences, tx.dialect).on_conflict_do_update(
        index_elements=list(nudge_preferences.primary_key), set_=values
    )
    tx.connection.execute(insertion, {"workspace_id": tx.workspace_id, "user_id": user_id, **values})
