"""Which deliveries somebody means: by channel, by name, by person, by client."""

import re
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, bindparam, case, func, or_, select, union

from gates.delivery import Delivery
from gates.portfolio.standing import Part
from storage import visible
from storage.loading import loaded, whole
from storage.tables.delegations import delegations, is_unended
from storage.tables.deliveries import deliveries, folded, holders, is_live, is_running
from storage.tables.gates import is_asked_of_one, items
from storage.tables.portfolio import delivery_people, waits
from storage.tables.record import escalations, is_to_be_done, is_unresolved, review_actions
from storage.transaction import Transaction
from storage.visible import is_visible

_c = deliveries.c
_here = _c.workspace_id == bindparam("workspace")
_newest_first = _c.started_at.desc()


class Question:
    """A condition on the deliveries that the asker may see, with an order; built once for each database."""

    def __init__(self, condition: ColumnElement[bool], *order: ColumnElement[Any]) -> None:
        self._condition = condition
        self._order = order
        self._statement = cache(self._build)

    def ask(self, tx: Transaction, limit: int, **values: Any) -> list[Delivery]:
        statement = self._statement(tx.dialect)
        told = {"limit": limit, **visible.asking(tx), **values}
        return [found.delivery for found in loaded(tx, statement, told)]

    def count(self, tx: Transaction, **values: Any) -> int:
        asked = select(func.count()).select_from(deliveries).where(_here, is_visible, self._condition)
        return int(tx.connection.scalar(asked, {**visible.asking(tx), **values}) or 0)

    def _build(self, dialect: str) -> Select[Any]:
        asked = whole(dialect).where(_here, is_visible, self._condition)
        return asked.order_by(*self._order, _c.delivery_id).limit(bindparam("limit"))


_channel = or_(_c.internal_channel == bindparam("channel"), _c.client_channel == bindparam("channel"))
_begins = _c.name_folded.like(bindparam("beginning"), escape="/")
_contains = _c.name_folded.like(bindparam("part"), escape="/")
_nearness = case((_c.name_folded == bindparam("words"), 0), (_begins, 1), else_=2)


def _of_user(user: Column[Any], condition: ColumnElement[bool]) -> Select[Any]:
    """The ids of deliveries with such a row that names this person."""
    c = user.table.c
    return select(c.delivery_id).where(
        c.workspace_id == bindparam("workspace"), user == bindparam("user"), condition
    )


_takes_part = (
    _of_user(holders.c.user_id, is_live),
    _of_user(items.c.owner_user, is_asked_of_one),
    _of_user(delegations.c.delegate, is_unended),
    _of_user(escalations.c.escalated_to, is_unresolved),
)
_waits = (waits.c.workspace_id == bindparam("workspace"), waits.c.user_id == bindparam("user"))
_asked_of = select(waits.c.delivery_id).where(*_waits)
_speaks_for_the_client = (
    select(waits.c.delivery_id)
    .join(
        delivery_people,
        (delivery_people.c.workspace_id == waits.c.workspace_id)
        & (delivery_people.c.delivery_id == waits.c.delivery_id),
    )
    .where(
        waits.c.workspace_id == bindparam("workspace"), waits.c.external,
        delivery_people.c.user_id == bindparam("user"), delivery_people.c.part == Part.MANAGER,
    )
)  # fmt: skip
_acts_on_a_review = _of_user(review_actions.c.owner, is_to_be_done)
# One set of ids, where several conditions would have each delivery looked at.
_is_asked = _c.delivery_id.in_(union(_asked_of, _speaks_for_the_client, _acts_on_a_review))
_asked_first = (
    select(func.min(waits.c.since))
    .where(waits.c.delivery_id == _c.delivery_id, *_waits)
    .correlate(deliveries)
    .scalar_subquery()
)
_runs_or_has_an_action = or_(is_running, _c.delivery_id.in_(_acts_on_a_review))

IN_CHANNEL = Question(is_running & _channel, _newest_first)
OVER_IN_CHANNEL = Question(~is_running & _channel, _newest_first)
OF_PERSON = Question(
    _c.delivery_id.in_(union(*_takes_part, _acts_on_a_review)) & _runs_or_has_an_action, _newest_first
)
ASKING = Question(_is_asked, _asked_first, _c.started_at)


def _taken_part_in(whom: str) -> Select[tuple[str]]:
    """`whom` names the value that has the person."""
    c = delivery_people.c
    its = (c.workspace_id == bindparam("workspace"), c.user_id == bindparam(whom))
    return select(c.delivery_id).where(*its)


OWING = Question(
    _c.delivery_id.in_(union(_taken_part_in("user"), _acts_on_a_review)) & _runs_or_has_an_action,
    _newest_first,
)
_askers_own = _c.delivery_id.in_(_taken_part_in("asker"))
RUNNING = Question(is_running & or_(~_c.practice, _askers_own), _newest_first)
FOR_CLIENT = Question(~_c.practice & (_c.client_folded == bindparam("client")), _newest_first)
NAMED = Question(_contains, _nearness, is_running.desc(), _newest_first)


def in_channel(tx: Transaction, channel_id: str, limit: int = 50) -> list[Delivery]:
    """Running ones whose internal or client's channel this is."""
    return IN_CHANNEL.ask(tx, limit, channel=channel_id)


def over_in_channel(tx: Transaction, channel_id: str, limit: int = 1) -> list[Delivery]:
    """Closed or cancelled ones, the newest first."""
    return OVER_IN_CHANNEL.ask(tx, limit, channel=channel_id)


def of_person(tx: Transaction, user_id: str, limit: int = 100) -> list[Delivery]:
    """Where this person holds a role or is asked by name; over or not, where a review action is theirs."""
    return OF_PERSON.ask(tx, limit, user=user_id)


def asking(tx: Transaction, user_id: str, limit: int) -> list[Delivery]:
    """Where something waits for this person, the longest first, or for the client whom they speak for."""
    return ASKING.ask(tx, limit, user=user_id)


def how_many_ask(tx: Transaction, user_id: str) -> int:
    """In how many deliveries that is so."""
    return ASKING.count(tx, user=user_id)


def owing(tx: Transaction, user_id: str, limit: int = 1000) -> list[Delivery]:
    """Where this person has any part, or an action of a review still to do."""
    return OWING.ask(tx, limit, user=user_id)


def running(tx: Transaction, limit: int) -> list[Delivery]:
    """Of practice the asker's own alone."""
    return RUNNING.ask(tx, limit)


def named(tx: Transaction, words: str, limit: int = 10) -> list[Delivery]:
    """Whole names come before beginnings, and those before parts; of each, running ones first."""
    whole_name = folded(words)
    literal = re.sub("[/%_]", r"/\g<0>", whole_name)
    return NAMED.ask(tx, limit, words=whole_name, beginning=f"{literal}%", part=f"%{literal}%")


def last_for_client(tx: Transaction, client: str | None) -> Delivery | None:
    """The newest one, over or not, but no practice; without a client the newest that has none either."""
    return next(iter(FOR_CLIENT.ask(tx, 1, client=folded(client))), None)


def same_name_running(tx: Transaction, client: str | None, name: str) -> bool:
    asked = select(_c.delivery_id).where(
        _c.workspace_id == tx.workspace_id, is_running,
        _c.client_folded == folded(client), _c.name_folded == folded(name),
    )  # fmt: skip
    return tx.connection.execute(asked).first() is not None
