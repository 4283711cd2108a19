"""Which deliveries somebody means: by channel, by name, by person, by client."""

import re
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, or_, select

from gates.delivery import Delivery
from storage.loading import loaded, whole
from storage.tables.deliveries import deliveries, folded, holders, is_live, is_running
from storage.transaction import Transaction

_c = deliveries.c
_here = _c.workspace_id == bindparam("workspace")
_newest_first = _c.started_at.desc()


class Question:
    """A condition on deliveries with an order; its statement is built once for each database."""

    def __init__(self, condition: ColumnElement[bool], *order: ColumnElement[Any]) -> None:
        self._condition = condition
        self._order = order
        self._statement = cache(self._build)

    def ask(self, tx: Transaction, limit: int, **values: Any) -> list[Delivery]:
        statement = self._statement(tx.dialect)
        return [found.delivery for found in loaded(tx, statement, {"limit": limit, **values})]

    def _build(self, dialect: str) -> Select[Any]:
        asked = whole(dialect).where(_here, self._condition)
        return asked.order_by(*self._order, _c.delivery_id).limit(bindparam("limit"))


_channel = or_(_c.internal_channel == bindparam("channel"), _c.client_channel == bindparam("channel"))
_begins = _c.name_folded.like(bindparam("beginning"), escape="/")
_contains = _c.name_folded.like(bindparam("part"), escape="/")
_nearness = case((_c.name_folded == bindparam("words"), 0), (_begins, 1), else_=2)
_holds_a_role = (
    select(holders.c.user_id)
    .where(
        holders.c.workspace_id == _c.workspace_id,
        holders.c.delivery_id == _c.delivery_id,
        holders.c.user_id == bindparam("user"),
        is_live,
    )
    .exists()
)

IN_CHANNEL = Question(is_running & _channel, _newest_first)
OF_PERSON = Question(is_running & _holds_a_role, _newest_first)
RUNNING = Question(is_running, _newest_first)
FOR_CLIENT = Question(_c.client_folded == bindparam("client"), _newest_first)
NAMED = Question(_contains, _nearness, is_running.desc(), _newest_first)


def in_channel(tx: Transaction, channel_id: str, limit: int = 50) -> list[Delivery]:
    """Running ones whose internal or client's channel this is."""
    return IN_CHANNEL.ask(tx, limit, channel=channel_id)


def of_person(tx: Transaction, user_id: str, limit: int = 100) -> list[Delivery]:
    """Running ones in which this person holds a role now."""
    return OF_PERSON.ask(tx, limit, user=user_id)


def running(tx: Transaction, limit: int) -> list[Delivery]:
    return RUNNING.ask(tx, limit)


def named(tx: Transaction, words: str, limit: int = 10) -> list[Delivery]:
    """Whole names come before beginnings, and those before parts; of each, running ones first."""
    whole_name = folded(words)
    literal = re.sub("[/%_]", r"/\g<0>", whole_name)
    return NAMED.ask(tx, limit, words=whole_name, beginning=f"{literal}%", part=f"%{literal}%")


def last_for_client(tx: Transaction, client: str) -> Delivery | None:
    """The newest one, over or not."""
    return next(iter(FOR_CLIENT.ask(tx, 1, client=folded(client))), None)


def same_name_running(tx: Transaction, client: str, name: str) -> bool:
    asked = select(_c.delivery_id).where(
        _c.workspace_id == tx.workspace_id, is_running,
        _c.client_folded == folded(client), _c.name_folded == folded(name),
    )  # fmt: skip
    return tx.connection.execute(asked).first() is not None


def client_names(tx: Transaction) -> list[str]:
    """Each client once, as it was last written."""
    asked = select(_c.client).where(_c.workspace_id == tx.workspace_id).order_by(_c.started_at)
    return sorted({folded(client): client for client in tx.connection.scalars(asked)}.values())


def workspaces(tx: Transaction) -> list[str]:
    """Those with a running delivery; to be asked across workspaces."""
    return list(tx.connection.scalars(select(_c.workspace_id).distinct().where(is_running)))
