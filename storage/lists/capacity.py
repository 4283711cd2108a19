"""Who carries how much: counted for the people who are shown, and for nobody else."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, exists, func, or_, select

from gates.portfolio.overview import Load
from gates.portfolio.standing import Part
from gates.waiting import WaitKind
from storage.tables.deliveries import deliveries, is_running
from storage.tables.people import is_named, people
from storage.tables.portfolio import delivery_people, waits
from storage.transaction import Transaction
from storage.visible import asking, is_visible

_d, _n = deliveries.c, people.c
_part = delivery_people.alias("part")
_of = _part.c
_w = waits.c


def loads(tx: Transaction, limit: int) -> tuple[Load, ...]:
    """By name, which says nothing of how much they carry; those whose name nobody knows come last."""
    values = asking(tx)
    shown = list(tx.connection.scalars(_named.limit(limit), values))
    if len(shown) < limit:
        shown += tx.connection.scalars(_unnamed.limit(limit - len(shown)), values)
    signs, held = (counts(tx, each, shown) for each in (_signs, _held))
    return tuple(Load(user, signs.get(user, 0), held.get(user, 0)) for user in shown)


def counts(tx: Transaction, statement: Select[Any], shown: list[str]) -> dict[str, int]:
    return {user: int(many) for user, many in tx.connection.execute(statement, asking(tx) | {"shown": shown})}


_visible = (_d.workspace_id == bindparam("workspace"), is_running, is_visible, ~_d.practice)
_roles = (
    select(_of.user_id, func.count())
    .select_from(
        _part.join(
            deliveries, (_of.workspace_id == _d.workspace_id) & (_of.delivery_id == _d.delivery_id)
        )
    )
    .where(
        _of.workspace_id == bindparam("workspace"), _of.part.in_((Part.MANAGER, Part.TEAM)), *_visible
    )
)  # fmt: skip
_sign_offs = (
    select(_w.user_id, func.count())
    .select_from(
        waits.join(deliveries, (_w.workspace_id == _d.workspace_id) & (_w.delivery_id == _d.delivery_id))
    )
    .where(
        _w.workspace_id == bindparam("workspace"), _w.kind == WaitKind.SIGN, ~_w.external, *_visible
    )
)  # fmt: skip
_shown: BindParameter[list[str]] = bindparam("shown", expanding=True)
_held = _roles.where(_of.user_id.in_(_shown)).group_by(_of.user_id)
_signs = _sign_offs.where(_w.user_id.in_(_shown)).group_by(_w.user_id)


def carries(user: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether they carry anything that whoever asks may see.

    Asked person by person, until the list is full: for an EXISTS PostgreSQL would read all of them at once.
    """
    roles = _roles.with_only_columns(_of.user_id).where(_of.user_id == user)
    sign_offs = _sign_offs.with_only_columns(_w.user_id).where(_w.user_id == user)
    first = (each.correlate(user.table).limit(1).scalar_subquery() for each in (roles, sign_offs))
    return or_(*(each.is_not(None) for each in first))


_named = (
    select(_n.user_id)
    .where(_n.workspace_id == bindparam("workspace"), is_named, carries(_n.user_id))
    .order_by(_n.name_folded, _n.user_id)
)
_p = delivery_people.c
_unnamed = (
    select(_p.user_id)
    .distinct()
    .where(
        _p.workspace_id == bindparam("workspace"), _p.part != Part.CLIENT,
        ~exists(select(_n.user_id).where(
            _n.workspace_id == _p.workspace_id, _n.user_id == _p.user_id, is_named)),
        carries(_p.user_id),
    )
    .order_by(_p.user_id)
)  # fmt: skip
