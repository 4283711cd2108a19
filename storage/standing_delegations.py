"""Delegations for every delivery that a person takes part in, those included that start later."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from storage.inserting import insert_into
from storage.tables.delegations import standing_delegations
from storage.transaction import Transaction


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
