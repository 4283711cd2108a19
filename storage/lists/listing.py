"""Deliveries as lists show them: from what is kept beside them, so that none is loaded."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, func, or_, select

from gates.portfolio.question import Only, Question, Sort
from gates.portfolio.row import Row, Waiting
from gates.portfolio.standing import Part
from gates.portfolio.words import folded_words
from storage.tables.deliveries import deliveries, folded, is_running
from storage.tables.portfolio import delivery_people, standings, waits
from storage.transaction import Transaction
from storage.visible import asking, is_visible

_d, _s, _p, _w = deliveries.c, standings.c, delivery_people.c, waits.c
here = _d.workspace_id == bindparam("workspace")
beside = (_s.workspace_id == _d.workspace_id) & (_s.delivery_id == _d.delivery_id)

_its = (_p.workspace_id == _d.workspace_id, _p.delivery_id == _d.delivery_id)
_manager = select(func.min(_p.user_id)).where(*_its, _p.part == Part.MANAGER).scalar_subquery()
OVER = ~is_running
COLUMNS = (
    _d.delivery_id, _d.name, _d.client, _d.private, _s.status, _s.phase_label, _s.due_on, _s.late_after,
    _d.agreed_on, _s.held, _s.escalations, _s.waits_on_client, _s.upstream, OVER.label("over"),
    _manager.label("manager"), _d.practice,
)  # fmt: skip
ORDER: dict[Sort, tuple[ColumnElement[Any], ...]] = {
    Sort.NEWEST: (_d.started_at.desc(), _d.delivery_id.desc()),  # as an index has them
    Sort.DUE: (func.coalesce(_s.late_after, date.max), _d.delivery_id),
    Sort.NAME: (_d.name_folded, _d.delivery_id),
    Sort.CLIENT: (_d.client_folded, _d.name_folded, _d.delivery_id),
}


def listed(tx: Transaction, question: Question, today: date, limit: int, offset: int = 0) -> list[Row]:
    """Of those that run and whoever asks may see."""
    among = needing_standings(question, question.sort is Sort.DUE)
    asked = select(_d.delivery_id).select_from(among).where(here, is_running, is_visible)
    ordered = asked.where(*conditions(question)).order_by(*ORDER[question.sort])
    chosen = ordered.limit(limit).offset(offset)
    return rows_of(tx, tx.connection.scalars(chosen, told(tx, question, today)).all())


def rows_of(tx: Transaction, ids: Sequence[str]) -> list[Row]:
    """In this order. What a row shows is read for these alone, and not for all among which they are."""
    lines: Iterable[Any] = tx.connection.execute(_rows, {"workspace": tx.workspace_id, "ids": ids})
    found = {line.delivery_id: Row(*line) for line in lines}
    return [found[each] for each in ids if each in found]


_rows = (
    select(*COLUMNS).join(standings, beside).where(here, _d.delivery_id.in_(bindparam("ids", expanding=True)))
)


def counted(tx: Transaction, question: Question, today: date) -> int:
    """How many all in all."""
    asked = select(func.count()).select_from(needing_standings(question))
    where = asked.where(here, is_running, is_visible, *conditions(question))
    return int(tx.connection.scalar(where, told(tx, question, today)) or 0)


def needing_standings(question: Question, sorting: bool = False) -> FromClause:
    needs = sorting or question.phase or question.only - {Only.MINE}
    return deliveries.join(standings, beside) if needs else deliveries


def conditions(question: Question) -> list[ColumnElement[bool]]:
    found = [ONLY[each] for each in question.only]
    found += [] if Only.MINE in question.only else [~_d.practice]
    found += [_d.client_folded.like(bindparam("client"), escape="/")] if question.client else []
    found += [_is_in_phase] if question.phase else []
    found += [_d.delivery_id.in_(managed_by("owner"))] if question.owner else []
    found += [name_or_client] if question.words else []
    return found


def managed_by(person: str) -> Select[Any]:
    """The ids of the deliveries that this person manages."""
    return select(_p.delivery_id).where(
        _p.workspace_id == bindparam("workspace"), _p.user_id == bindparam(person), _p.part == Part.MANAGER
    )


_part_of = select(_p.delivery_id).where(
    _p.workspace_id == bindparam("workspace"), _p.user_id == bindparam("asker"), _p.part != Part.CLIENT
)
is_blocked = or_(_s.escalations > 0, _s.upstream > 0)
ONLY: dict[Only, ColumnElement[bool]] = {
    Only.MINE: _d.delivery_id.in_(_part_of),
    Only.LATE: _s.late_after < bindparam("today"),
    Only.BLOCKED: is_blocked,
    Only.CLIENT: _s.waits_on_client,
    Only.HELD: _s.held,
}
_is_in_phase = _s.phase_label.in_(bindparam("phases", expanding=True))
name_or_client = or_(
    _d.name_folded.like(bindparam("words"), escape="/"), _d.client_folded.like(bindparam("words"), escape="/")
)


def told(tx: Transaction, question: Question, today: date) -> dict[str, Any]:
    return asking(tx) | {
        "today": today, "owner": question.owner, "client": part(question.client),
        "words": part(question.words),
        "phases": phases_like(tx, question.phase),
    }  # fmt: skip


def phases_like(tx: Transaction, words: str) -> list[str]:
    """There are few of them, so they are compared here, without case and accents."""
    if not words:
        return []
    its = select(_s.phase_label, _s.phase).distinct().where(_s.workspace_id == tx.workspace_id)
    key = "_".join(folded_words(words))
    return [label for label, phase in tx.connection.execute(its) if phase == key or is_like(label, words)]


def roles_like(tx: Transaction, words: str) -> list[str]:
    its = select(_w.role_name).distinct().where(_w.workspace_id == tx.workspace_id)
    return [name for name in tx.connection.scalars(its) if name and is_like(name, words)]


def is_like(name: str, words: str) -> bool:
    return " ".join(folded_words(words)) in " ".join(folded_words(name))


def part(words: str) -> str:
    """A pattern that meets them wherever they stand."""
    literal = re.sub("[/%_]", r"/\g<0>", folded(words))
    return f"%{literal}%"


def waiting(tx: Transaction, now: datetime, limit: int, *, user: str = "", role: str = "") -> list[Waiting]:
    """What is waited for now, the oldest first: of a person, of a role by its name, or of everybody."""
    columns = (
        _d.delivery_id, _d.name, _d.client, _w.kind, _w.user_id, _w.role_name, _s.phase_label, _w.since,
        _d.practice,
    )  # fmt: skip
    joined = waits.join(deliveries, _awaited).join(standings, beside)
    asked = select(*columns).select_from(joined).where(*waits_of(tx, now, user, role))
    ordered = asked.order_by(_w.since, _w.delivery_id, _w.number).limit(limit)
    lines: Iterable[Any] = tx.connection.execute(ordered, asking(tx))
    return [Waiting(*line) for line in lines]


def how_many_wait(tx: Transaction, now: datetime, *, user: str = "", role: str = "") -> int:
    asked = select(func.count()).select_from(waits.join(deliveries, _awaited))
    return int(tx.connection.scalar(asked.where(*waits_of(tx, now, user, role)), asking(tx)) or 0)


_awaited = (_w.workspace_id == _d.workspace_id) & (_w.delivery_id == _d.delivery_id)


def waits_of(tx: Transaction, now: datetime, user: str, role: str) -> list[ColumnElement[bool]]:
    """Without what is asked for on a date that is still to come, and without practice but the asker's own."""
    found = [here, _w.since <= now, _w.workspace_id == bindparam("workspace"), is_visible]
    found += [_w.user_id == user] if user else []
    found += [] if user and user == tx.asker.user_id else [~_d.practice]
    found += [_w.role_name.in_(roles_like(tx, role))] if role else []
    return found
