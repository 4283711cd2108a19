"""A database that was put back holds its messages, until somebody releases them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, case, cast, func, select, union, update

from storage import workspace_log
from storage.inserting import insert_into
from storage.tables.cards import cards
from storage.tables.columns import Instant
from storage.tables.deliveries import deliveries
from storage.tables.notices import is_pending, notices
from storage.tables.restores import restores
from storage.tables.rights import workspace_heads
from storage.transaction import EVERY_WORKSPACE, Transaction
from storage.workspace_facts import WorkspaceFact

LOOK_FIRST = timedelta(days=1)  # after the release: what the clock does anew may have been said before
MAY_BE_SENT = "may have been sent before the restore"


@dataclass(frozen=True, slots=True)
class Restored:
    copied_at: datetime
    released_at: datetime | None

    @property
    def is_held(self) -> bool:
        return self.released_at is None


@dataclass(frozen=True, slots=True)
class Released:
    pending: int  # looked for in Slack before they are sent
    mails: int  # which nobody can look for
    cards: int


def mark(tx: Transaction, at: datetime) -> None:
    """From now on this is a copy of what stood at this moment."""
    values = {"copied_at": at, "released_at": None}
    insertion = insert_into(restores, tx.dialect).on_conflict_do_update(
        index_elements=["workspace_id"], set_=values
    )
    tx.connection.execute(insertion, {"workspace_id": EVERY_WORKSPACE, **values})


def state(tx: Transaction) -> Restored | None:
    """None where this database was never put back."""
    row = tx.connection.execute(_asked).first()
    return Restored(*row) if row else None


def is_held(tx: Transaction) -> bool:
    found = state(tx)
    return found is not None and found.is_held


def release(tx: Transaction, mails: str, by: str, now: datetime) -> Released | None:
    """`mails` is the kind of notice that cannot be looked for. None where nothing is held."""
    restored = state(tx)
    if restored is None or not restored.is_held:
        return None
    tx.connection.execute(update(restores).values(released_at=now))
    gone = {"error": MAY_BE_SENT, "given_up_at": now, "claimed_until": None}
    by_mail = tx.connection.execute(
        update(notices).where(is_pending, notices.c.kind == mails).values(gone)
    ).rowcount
    drawn = draw_again(tx, restored)
    pending = tx.connection.scalar(select(func.count()).select_from(notices).where(is_pending))
    detail = {"copied_at": restored.copied_at.isoformat(timespec="seconds")}
    for workspace in tx.connection.scalars(_workspaces).all():
        own = Transaction(tx.connection, workspace, tx.asker)
        workspace_log.append(own, WorkspaceFact.RESTORED, by, now, detail)
    return Released(int(pending or 0), by_mail, drawn)


def draw_again(tx: Transaction, restored: Restored) -> int:
    """How many cards stand in Slack. Those that do not are looked for before they are posted."""
    c = cards.c
    again = {"wanted": c.wanted + 1, "shown_digest": None, "settled_at": None}
    drawn = tx.connection.execute(update(cards).where(c.ts.is_not(None)).values(again))
    since = func.coalesce(c.posting_since, cast(restored.copied_at, Instant))
    tried = {"attempts": case((c.attempts > 0, c.attempts), else_=1), "posting_since": since}
    tx.connection.execute(update(cards).where(c.ts.is_(None), c.settled_at.is_(None)).values(tried))
    return drawn.rowcount


def looked_for(restored: Restored | None, now: datetime) -> Mapping[Column[Any], Any]:
    """What a claim of notices changes besides, so that each is looked for in Slack before it is sent."""
    if restored is None or restored.released_at is None or now > restored.released_at + LOOK_FIRST:
        return {}
    n = notices.c
    return {
        n.attempts: case((n.attempts > 0, n.attempts + 1), else_=2),
        n.attempting_since: func.coalesce(n.attempting_since, cast(restored.copied_at, Instant)),
    }


_asked = select(restores.c.copied_at, restores.c.released_at)
_workspaces = union(select(deliveries.c.workspace_id), select(workspace_heads.c.workspace_id))
