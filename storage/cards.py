"""Cards: which Slack message, or Home, is a view of what, and whether it shows the newest state."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, cast, delete, func, select, update

from storage import homes
from storage.card import HOME, NUDGES, Card, card_id
from storage.claiming import claim_rows
from storage.inserting import insert_or_nothing
from storage.notices import NORMAL
from storage.nudge_messages import cards_about
from storage.tables.cards import cards, is_stale
from storage.tables.columns import Instant
from storage.transaction import Transaction

BESIDE = (HOME, NUDGES)  # of a person, not of a delivery


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
    priority: int = NORMAL,
) -> bool:
    """Asks for a card where there is none about this yet; whether it is new. The most urgent comes first."""
    about = {"kind": kind, "delivery_id": delivery_id, "phase": phase, "round": round}
    about |= {"number": number, "user_id": user_id}
    more = {"channel_id": channel_id, "priority": priority}
    return insert_or_nothing(tx, cards, _new(tx, about, at) | more)


def want(tx: Transaction, delivery_id: str) -> None:
    """Asks for the newest state on the delivery's unsettled cards; when they are claimed, Homes follow."""
    tx.connection.execute(_wanting, {"workspace": tx.workspace_id, "of_delivery": delivery_id})


def want_of_people(tx: Transaction, delivery_id: str) -> None:
    """The same for what people are nudged with, where no card of the delivery is drawn again."""
    about = cards_about([(tx.workspace_id, delivery_id)]).subquery()
    c = cards.c
    its = (c.workspace_id == tx.workspace_id, c.id.in_(select(about.c.id)))
    tx.connection.execute(update(cards).where(*its).values(wanted=c.wanted + 1))


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
        "given_up_at": None, "tried": None, "tries": 0,
    }  # fmt: skip
    its = update(cards).where(c.workspace_id == tx.workspace_id, c.id == key)
    tx.connection.execute(its.values(fresh))


def move(tx: Transaction, key: str, channel_id: str) -> None:
    """From now on the card stands in this channel: it is posted there anew."""
    forget(tx, key)
    c = cards.c
    its = update(cards).where(c.workspace_id == tx.workspace_id, c.id == key)
    tx.connection.execute(its.values(channel_id=channel_id))


def remove(tx: Transaction, key: str) -> None:
    """The card is wanted no more; one about the same may be asked for again."""
    c = cards.c
    tx.connection.execute(delete(cards).where(c.workspace_id == tx.workspace_id, c.id == key))


def revive(tx: Transaction, delivery_id: str, kind: str) -> None:
    """What was never to look different changes once more: the delivery goes on."""
    c = cards.c
    its = (c.workspace_id == tx.workspace_id, c.delivery_id == delivery_id, c.kind == kind)
    tx.connection.execute(update(cards).where(*its).values(settled_at=None))


def keep_pinned(tx: Transaction, key: str, *, pinned: bool) -> None:
    """Whether the message is pinned now."""
    c = cards.c
    its = update(cards).where(c.workspace_id == tx.workspace_id, c.id == key)
    tx.connection.execute(its.values(pinned=pinned))


def claim(tx: Transaction, now: datetime, lease: timedelta, limit: int) -> list[Card]:
    """Cards that lag behind what is wanted, now this sender's alone until the lease ends.

    The Homes of those who take part in their deliveries are wanted with them, and come once no card lags.
    `wanted` of the card that is returned is the version to render and to report to `shown`.
    """
    c = cards.c
    since = func.coalesce(c.posting_since, cast(now, Instant))
    posting = case((c.ts.is_(None), since), else_=c.posting_since)

    def claim_those(which: ColumnElement[bool], most: int) -> list[Card]:
        also = {c.posting_since: posting}
        order = (c.priority, c.created_at)
        return [Card(**row) for row in claim_rows(tx, is_stale & which, order, also, now, lease, most)]

    # To want Homes may mean to wait for them, so none is held then: two senders would wait for each other.
    claimed = claim_those(c.kind.not_in(BESIDE), limit)
    homes.want_beside(tx, [card for card in claimed if card.tries_of_this == 0])  # once for each version
    return claimed or claim_those(c.kind.in_(BESIDE), limit)


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
        given_up_at=None, tried=None, tries=0,
    )  # fmt: skip
    if tx.connection.execute(done).rowcount == 1:
        return True
    tx.connection.execute(update(cards).where(_is(card)).values(wanted=c.wanted + 1, settled_at=None))
    return False


def failed(tx: Transaction, card: Card, error: str, retry_at: datetime) -> None:
    values = {"error": error, "retry_at": retry_at, "claimed_until": None, **_counted(card)}
    tx.connection.execute(update(cards).where(_is_ours(card)).values(values))


def put_off(tx: Transaction, card: Card, until: datetime, error: str = "ratelimited") -> None:
    """Nothing was tried, so nothing can have been posted."""
    values = {
        "retry_at": until,
        "claimed_until": None,
        "attempts": cards.c.attempts - 1,
        "error": error,
    }
    tx.connection.execute(update(cards).where(_is_ours(card)).values(values))


def give_up(tx: Transaction, card: Card, error: str, at: datetime) -> None:
    """To the dead letters, from where somebody has it shown or drops it; a newer wish starts afresh."""
    values = {"error": error, "given_up_at": at, "claimed_until": None}
    its = update(cards).where(_is_ours(card))
    tx.connection.execute(its.values({**values, **_counted(card), **let_rest(card)}))


def drop(tx: Transaction, card: Card, error: str) -> None:
    """No more tries for this version, which nobody misses; a newer wish starts afresh."""
    values = {"error": error, "given_up_at": None, "claimed_until": None, **let_rest(card)}
    tx.connection.execute(update(cards).where(_is_ours(card)).values(values))


def let_rest(card: Card) -> dict[str, Any]:
    """It counts as tried, so that what did arrive is looked for when there is something newer."""
    return {"shown": card.wanted, "retry_at": None, "attempts": 1}


def _counted(card: Card) -> dict[str, Any]:
    return {"tried": card.wanted, "tries": card.tries_of_this + 1}


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
_unsettled = (
    _c.workspace_id == bindparam("workspace"),
    _c.delivery_id == bindparam("of_delivery"),
    _c.settled_at.is_(None),
)
_wanting = update(cards).where(*_unsettled).values(wanted=_c.wanted + 1)
