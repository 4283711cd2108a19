"""People as Slack described them last."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select

from storage.inserting import insert_into
from storage.tables.people import people
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class KnownPerson:
    user_id: str
    is_admin: bool
    fetched_at: datetime


def known(tx: Transaction, user_id: str) -> KnownPerson | None:
    c = people.c
    asked = select(*(c[name] for name in KnownPerson.__slots__))
    row = tx.connection.execute(asked.where(c.workspace_id == tx.workspace_id, c.user_id == user_id)).first()
    return KnownPerson(*row) if row else None


def remember(tx: Transaction, person: KnownPerson) -> None:
    """The newest description replaces the one before."""
    values = asdict(person)
    insertion = insert_into(people, tx.dialect).on_conflict_do_update(
        index_elements=list(people.primary_key), set_=values
    )
    tx.connection.execute(insertion, {"workspace_id": tx.workspace_id, **values})
