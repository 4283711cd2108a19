"""What is kept about a person under their id: who they are in Slack, what they chose, what they were told."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Table, delete, func, or_, select, update

from storage.card import HOME, NUDGES
from storage.tables import metadata
from storage.tables.cards import cards
from storage.tables.delegations import standing_delegations
from storage.tables.gates import sign_offs
from storage.tables.notices import is_pending, notices
from storage.tables.rights import grants
from storage.transaction import Transaction


def own_tables() -> Iterator[Table]:
    """A row of these is about a person, and about no delivery; rights are taken back, never dropped."""
    for table in metadata.sorted_tables:
        keys = {column.name for column in table.primary_key}
        if "user_id" in keys and "delivery_id" not in keys and table is not grants:
            yield table


def count(tx: Transaction, user_id: str) -> int:
    asked = [
        select(func.count()).select_from(table).where(
            table.c.workspace_id == tx.workspace_id, table.c.user_id == user_id
        )
        for table in own_tables()
    ]  # fmt: skip
    c = notices.c
    asked.append(select(func.count()).where(c.workspace_id == tx.workspace_id, c.channel_id == user_id))
    return sum(int(tx.connection.scalar(each) or 0) for each in asked)


def erase(tx: Transaction, user_id: str, pseudonym: str, at: datetime) -> None:
    for table in own_tables():
        its = (table.c.workspace_id == tx.workspace_id, table.c.user_id == user_id)
        tx.connection.execute(delete(table).where(*its))
    d, c, s = standing_delegations.c, cards.c, sign_offs.c
    named = or_(d.principal == user_id, d.delegate == user_id)
    tx.connection.execute(delete(standing_delegations).where(d.workspace_id == tx.workspace_id, named))
    views = (c.workspace_id == tx.workspace_id, c.user_id == user_id, c.kind.in_((HOME, NUDGES)))
    tx.connection.execute(delete(cards).where(*views))
    signed = (s.workspace_id == tx.workspace_id, s.decided_by == user_id, s.signed_name.is_not(None))
    tx.connection.execute(update(sign_offs).where(*signed).values(signed_name=pseudonym))
    forget_messages(tx, user_id, pseudonym, at)


def forget_messages(tx: Transaction, user_id: str, pseudonym: str, at: datetime) -> None:
    """That a message was sent is kept, so that it is not sent again; what it said is not."""
    c = notices.c
    theirs = (c.workspace_id == tx.workspace_id, c.channel_id == user_id)
    gone = {"given_up_at": at, "dropped_at": at, "claimed_until": None}
    tx.connection.execute(update(notices).where(*theirs, is_pending).values(gone))
    tx.connection.execute(update(notices).where(*theirs).values(body={"text": f"To {pseudonym}"}))


def signed_names(tx: Transaction, user_id: str) -> list[str]:
    """The names that this person typed as formal signatures."""
    s = sign_offs.c
    its = (s.workspace_id == tx.workspace_id, s.decided_by == user_id, s.signed_name.is_not(None))
    return [str(name) for name in tx.connection.scalars(select(s.signed_name).distinct().where(*its))]
