"""How people want to be reached, and when they are at work."""

from datetime import datetime

from sqlalchemy import select

from gates.nudges.reach import Reach
from gates.working_time.calendar import Calendar
from storage.inserting import insert_into
from storage.tables.nudges import nudge_preferences
from storage.transaction import Transaction

_c = nudge_preferences.c


def reach_of(tx: Transaction, user_id: str) -> Reach:
    asked = select(_c.reach).where(_c.workspace_id == tx.workspace_id, _c.user_id == user_id)
    return tx.connection.scalar(asked) or Reach.TOGETHER


def hours_of(tx: Transaction, user_id: str) -> Calendar | None:
    """None where they chose none of their own."""
    asked = select(_c.hours).where(_c.workspace_id == tx.workspace_id, _c.user_id == user_id)
    return tx.connection.scalar(asked)


def keep(tx: Transaction, user_id: str, reach: Reach, hours: Calendar | None, at: datetime) -> None:
    values = {"reach": reach, "hours": hours, "changed_at": at}
    insertion = insert_into(nudge_preferences, tx.dialect).on_conflict_do_update(
        index_elements=list(nudge_preferences.primary_key), set_=values
    )
    tx.connection.execute(insertion, {"workspace_id": tx.workspace_id, "user_id": user_id, **values})
