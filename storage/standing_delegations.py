"""Delegations for every delivery that a person takes part in, those included that start later."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from storage.inserting import insert_into
from storage.tables.delegations import delegations, is_unended, standing_delegations
from storage.tables.deliveries import deliveries, is_running
from storage.transaction import Transaction
from storage.visible import asking, is_visible


@dataclass(frozen=True, slots=True)
class StandingDelegation:
    principal: str
    delegate: str
    starts_on: date
    ends_on: date
    named_at: datetime


def stands(tx: Transaction, given: StandingDelegation) -> None:
    """A person has one at a time: the newest."""
    values = {**asdict(given), "ended_at": None}
    insertion = insert_into(standing_delegations, tx.dialect).on_conflict_do_update(
        index_elements=list(standing_delegations.primary_key), set_=values
    )
    tx.connection.execute(insertion, {"workspace_id": tx.workspace_id, **values})


def ends(tx: Transaction, principal: str, at: datetime) -> None:
    c = standing_delegations.c
    mine = (c.workspace_id == tx.workspace_id, c.principal == principal)
    tx.connection.execute(update(standing_delegations).where(*mine).values(ended_at=at))


def standing(tx: Transaction, today: date) -> list[StandingDelegation]:
    """Those that are in force, or will be."""
    c = standing_delegations.c
    columns = [c[name] for name in StandingDelegation.__slots__]
    asked = select(*columns).where(
        c.workspace_id == tx.workspace_id, c.ended_at.is_(None), c.ends_on >= today
    )
    return [
        StandingDelegation(*row) for row in tx.connection.execute(asked.order_by(c.named_at, c.principal))
    ]


def given_by(tx: Transaction, user_id: str, limit: int = 10) -> list[tuple[str, int, str, str, date | None]]:
    """Delivery, number, the delivery's name, delegate and last day of what this person has handed on."""
    c, d = delegations.c, deliveries.c
    its = (c.workspace_id == d.workspace_id) & (c.delivery_id == d.delivery_id)
    mine = (c.workspace_id == tx.workspace_id, c.principal == user_id, ~c.replaces, is_unended, is_running)
    asked = select(c.delivery_id, c.number, d.name, c.delegate, c.ends_on).join(deliveries, its).where(*mine)
    ordered = asked.where(is_visible).order_by(c.named_at.desc(), c.number).limit(limit)
    return [(row[0], row[1], row[2], row[3], row[4]) for row in tx.connection.execute(ordered, asking(tx))]
