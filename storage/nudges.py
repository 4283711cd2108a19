"""Nudges that are due, person by person."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, tuple_, update

from gates.working_time.calendar import Calendar
from storage import processes, stumbles
from storage.inserting import insert_or_nothing
from storage.tables.deliveries import deliveries
from storage.tables.nudges import is_to_come, nudged_people, nudges
from storage.transaction import Transaction

_c = nudges.c
ROWS_OF_ONE = 20  # looked at for each person of a batch


Calendars = tuple[Calendar | None, ...]  # the most particular first


class Due(NamedTuple):
    workspace_id: str
    user_id: str


class Turn(NamedTuple):
    """The right to nudge one person, until the transaction ends."""

    messages: int
    last_at: datetime | None


def due_people(tx: Transaction, until: datetime, limit: int, deed: str, now: datetime) -> list[Due]:
    """Of all workspaces, whose nudge is longest due first, but for those that stumbled."""
    its = (is_to_come, _c.due_at <= until, ~stumbles.rests(deed, _c.workspace_id, _c.user_id, now))
    longest = select(_c.workspace_id, _c.user_id, _c.due_at).where(*its)
    # In this order, so that SQLite reads the index of what is due and not that of every person.
    first = longest.order_by(_c.due_at).limit(limit * ROWS_OF_ONE).subquery()
    people = select(first.c.workspace_id, first.c.user_id).group_by(first.c.workspace_id, first.c.user_id)
    ordered = people.order_by(func.min(first.c.due_at)).limit(limit)
    return [Due(*row) for row in tx.connection.execute(ordered)]


def take_turn(tx: Transaction, user_id: str) -> Turn | None:
    """None where another clock is nudging this person just now."""
    insert_or_nothing(tx, nudged_people, {"workspace_id": tx.workspace_id, "user_id": user_id, "messages": 0})
    c = nudged_people.c
    mine = select(c.messages, c.last_at).where(c.workspace_id == tx.workspace_id, c.user_id == user_id)
    row = tx.connection.execute(mine.with_for_update(skip_locked=True)).first()
    return Turn(*row) if row else None


def keep_turn(tx: Transaction, user_id: str, messages: int, last_at: datetime) -> None:
    c = nudged_people.c
    mine = update(nudged_people).where(c.workspace_id == tx.workspace_id, c.user_id == user_id)
    tx.connection.execute(mine.values(messages=messages, last_at=last_at))


def due_deliveries(tx: Transaction, user_id: str, until: datetime) -> dict[str, Calendars]:
    """Each with its calendar and that of its process.

    In one order, in which they are locked, so that two who lock several never wait for each other.
    """
    d = deliveries.c
    joined = nudges.join(deliveries, (d.workspace_id == _c.workspace_id) & (d.delivery_id == _c.delivery_id))
    asked = select(_c.delivery_id, d.process_sha256, d.calendar).distinct().select_from(joined)
    rows = tx.connection.execute(asked.where(*_of(tx, user_id, until)).order_by(_c.delivery_id)).all()
    known = processes.pinned(tx, {digest for _, digest, _ in rows})
    return {key: (calendar, known[digest].calendar) for key, digest, calendar in rows}


def uncounted_deliveries(tx: Transaction, user_id: str, now: datetime) -> Sequence[str]:
    """In which it is not known yet when this person is to be nudged; in the same order."""
    asked = select(_c.delivery_id).distinct().where(*_of(tx, user_id, now), _c.due_at <= _c.since)
    return tx.connection.scalars(asked.order_by(_c.delivery_id)).all()


def postpone(tx: Transaction, user_id: str, delivery_id: str, now: datetime, until: datetime) -> None:
    """What is due now in this delivery waits. A row that somebody is changing is passed over."""
    key = tuple(nudges.primary_key)
    its = (*_of(tx, user_id, now), _c.delivery_id == delivery_id)
    chosen = select(*key).where(*its).order_by(*key).with_for_update(skip_locked=True).cte("chosen")
    tx.connection.execute(update(nudges).where(tuple_(*key).in_(select(chosen))).values(due_at=until))


def _of(tx: Transaction, user_id: str, until: datetime) -> tuple[ColumnElement[bool], ...]:
    return _c.workspace_id == tx.workspace_id, _c.user_id == user_id, _c.due_at <= until
