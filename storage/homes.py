"""Homes: one card for each person, drawn from all that they take part in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Select, select, tuple_, union, update

from storage.card import HOME, Card, card_id
from storage.inserting import insert_into
from storage.nudge_messages import cards_about
from storage.tables.cards import cards
from storage.tables.delegations import delegations
from storage.tables.deliveries import holders
from storage.tables.gates import items
from storage.tables.record import escalations, review_actions
from storage.transaction import Transaction

PEOPLE = (
    holders.c.user_id,
    delegations.c.delegate,
    items.c.owner_user,
    escalations.c.escalated_to,
    review_actions.c.owner,
)


def want(tx: Transaction, user_id: str, at: datetime) -> None:
    """Asks for the newest state in this person's Home, which may never have been shown."""
    values = {
        "workspace_id": tx.workspace_id, "id": card_id(HOME, user_id=user_id), "kind": HOME,
        "user_id": user_id, "wanted": 1, "shown": 0, "pinned": False, "attempts": 0, "created_at": at,
    }  # fmt: skip
    insertion = insert_into(cards, tx.dialect).on_conflict_do_update(
        index_elements=list(cards.primary_key), set_={"wanted": cards.c.wanted + 1}
    )
    tx.connection.execute(insertion, values)


def want_beside(tx: Transaction, claimed: Iterable[Card]) -> None:
    """Asks for the newest state in the Homes of all whom the deliveries of these cards name, or named,
    and in the messages that nudge somebody about one of them.

    A click leaves this to the sender: the Home of somebody with many deliveries would
    otherwise be the one row that all their clicks wait for.
    """
    concerned = {(card.workspace_id, card.delivery_id) for card in claimed if card.delivery_id}
    if not concerned:
        return
    named = (_named(user, concerned) for user in PEOPLE)
    people = tx.connection.execute(union(*named))
    beside = [(workspace, card_id(HOME, user_id=user)) for workspace, user in people]
    beside += [(workspace, card) for workspace, card in tx.connection.execute(cards_about(concerned))]
    # Locked in one order, so that two senders which touch the same Homes never deadlock.
    key = tuple(cards.primary_key)
    locked = select(*key).where(tuple_(*key).in_(beside)).order_by(*key).with_for_update().cte("locked")
    wanting = update(cards).where(tuple_(*key).in_(select(locked))).values(wanted=cards.c.wanted + 1)
    tx.connection.execute(wanting)


def _named(user: Column[Any], concerned: set[tuple[str, str]]) -> Select[Any]:
    c = user.table.c
    its = tuple_(c.workspace_id, c.delivery_id).in_(concerned)
    return select(c.workspace_id, user).where(its, user.is_not(None))
