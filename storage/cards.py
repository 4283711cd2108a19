"""Cards: which Slack message, or Home, is a view of what, and whether it shows the newest state."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, cast, func, or_, select, update

from storage.card import HOME, Card, card_id
from storage.claiming import claim_rows
from storage.inserting import insert_into, insert_or_nothing
from storage.tables.cards import cards, is_stale
from storage.tables.columns import Instant
from storage.transaction import Transaction


def ensure(
    tx: Transaction,
    *,
    kind: str,
    at: datetime,
    delivery_id: str | None = None,
    phase: str | None = None,
    round: int | None = None,  # noqa: A002
    number: int | None = None,
    user_id: str | None = None,
    channel_id: str | None = None,
) -> bool:
    """Asks for a card where there is none about this yet; whether it is new."""
    about = {"kind": kind, "delivery_id": delivery_id, "phase": phase, "round": round}
    about |= {"number": number, "user_id": user_id}
    return insert_or_nothing(tx, cards, _new(tx, about, at) | {"channel_id": channel_id})


def want(tx: Transaction, delivery_id: str, users: Iterable[str] = ()) -> None:
    """Asks for the newest state on the delivery's unsettled cards and in these people's Homes."""
    homes = [card_id(HOME, user_id=user) for user in users]
    values = {"workspace": tx.workspace_id, "of_delivery": delivery_id, "homes": homes}
    tx.connection.execute(_wanting, values)


def want_home(tx: Transaction, user_id: str, at: datetime) -> None:
    """Asks for the newest state in this person's Home, which may never have been shown."""
    values = _new(tx, {"kind": HOME, "user_id": user_id}, at)
    insertion = insert_into(cards, tx.dialect).on_conflict_do_update(
        index_elements=list(cards.primary_key), set_={"wanted": cards.c.wanted + 1}
    )
    tx.connection.execute(insertion, values)


def find(tx: Transaction, key: str) -> Card | None:
    c = cards.c
    its = select(cards).where(c.workspace_id == tx.workspace_id, c.id == key)
    row = tx.connection.execute(its).first()
    return Card(*row) if row else None


def of_delivery(tx: Transaction, delivery_id: str) -> list[Card]:
    """All of them, settled ones too, oldest first."""
    c = cards.c
    asked = select(cards).where(c.workspace_id == tx.workspace_id, c.delivery_id == delivery_id)
    return [Card(*row) for row in tx.connection.execute(asked.order_by(c.created_at, c.id))]


def forget(tx: Transaction, key: str) -> None:
    """The message is gone or out of sight: it is posted anew."""
    c = cards.c
    fresh = {
        "ts": None, "shown": 0, "shown_digest": None, "pinned": False, "posting_since": None,
        "claimed_until": None, "retry_at": None, "attempts": 0, "error": None, "settled_at": None,
    }  # fmt: skip
    its = update(cards).where(c.workspace_id == tx.workspace_id, c.id == key)
    tx.connection.execute(its.values(fresh))


def move(tx: Transaction, key: str, channel_id: str) -> None:
    """From now on the card stands in this channel: it is posted there anew."""
    forget(tx, key)
    c = cards.c
    its = update(cards).where(c.workspace_id == tx.workspace_id, c.id == key)
    tx.connection.execute(its.values(channel_id=channel_id))


def claim(tx: Transaction, now: datetime, lease: timedelta, limit: int) -> list[Card]:
    """Cards that lag behind what is wanted, now this sender's alone until the lease ends.

    `wanted` of the card that is returned is the version to render and to report to `shown`.
    """
    c = cards.c
    since = func.coalesce(c.posting_since, cast(now, Instant))
    posting = case((c.ts.is_(None), since), else_=c.posting_since)
    rows = claim_rows(tx, is_stale, c.created_at, {c.posting_since: posting}, now, lease, limit)
    return [Card(**row) for row in rows]


def shown(
    tx: Transaction,
    card: Card,
    *,
    channel_id: str | None,
    ts: str | None,
    digest: str | None,
    pinned: bool = False,
    settled_at: datetime | None = None,
) -> bool:
    """Slack shows the version that was wanted at the claim. A newer wish keeps the card stale.

    False when the lease had ended before: another sender may have shown something else
    meanwhile, so the card is wanted once more.
    """
    c = cards.c
    done = update(cards).where(_is(card), c.claimed_until == card.claimed_until).values(
        shown=card.wanted, channel_id=channel_id, ts=ts, shown_digest=digest, pinned=pinned,
        settled_at=case((c.wanted == card.wanted, cast(settled_at, Instant)), else_=None),
        posting_since=None, claimed_until=None, retry_at=None, attempts=0, error=None,
    )  # fmt: skip
    if tx.connection.execute(done).rowcount == 1:
        return True
    tx.connection.execute(update(cards).where(_is(card)).values(wanted=c.wanted + 1, settled_at=None))
    return False


def failed(tx: Transaction, card: Card, error: str, retry_at: datetime) -> None:
    values = {"error": error, "retry_at": retry_at, "claimed_until": None}
    tx.connection.execute(update(cards).where(_is_ours(card)).values(values))


def give_up(tx: Transaction, card: Card, error: str) -> None:
    """No more tries for this version; a newer wish starts afresh."""
    values = {"error": error, "shown": card.wanted, "retry_at": None, "claimed_until": None, "attempts": 0}
    tx.connection.execute(update(cards).where(_is_ours(card)).values(values))


def _new(tx: Transaction, about: dict[str, Any], at: datetime) -> dict[str, Any]:
    return {
        "workspace_id": tx.workspace_id, "id": card_id(**about), **about,
        "wanted": 1, "shown": 0, "pinned": False, "attempts": 0, "created_at": at,
    }  # fmt: skip


def _is(card: Card) -> ColumnElement[bool]:
    return (cards.c.workspace_id == card.workspace_id) & (cards.c.id == card.id)


def _is_ours(card: Card) -> ColumnElement[bool]:
    return _is(card) & (cards.c.claimed_until == card.claimed_until)


_c = cards.c
_of_workspace = _c.workspace_id == bindparam("workspace")
_concerned = or_(
    and_(_c.delivery_id == bindparam("of_delivery"), _c.settled_at.is_(None)),
    _c.id.in_(bindparam("homes", expanding=True)),
)
# Locked in one order, so that two clicks which touch the same Homes never deadlock.
_locked = select(_c.id).where(_of_workspace, _concerned).order_by(_c.id).with_for_update().cte("locked")
_wanting = update(cards).where(_of_workspace, _c.id.in_(select(_locked.c.id))).values(wanted=_c.wanted + 1)
