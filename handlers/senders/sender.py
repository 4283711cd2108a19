"""The threads that bring Slack up to date after a commit."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import groupby
from threading import Event, Thread
from typing import TypeVar

import structlog
from slack_sdk import WebClient

from handlers.card_kinds import CardKind
from handlers.desk import Desk
from handlers.holding_back import holds_back
from handlers.senders.limits import SLACKS, Allowance, Limits
from handlers.senders.notices import send_notice
from handlers.senders.pace import Pace, Unresting
from handlers.senders.paced_client import PacedClient
from handlers.senders.showing import show_card
from handlers.senders.token_watch import TokenWatch
from handlers.senders.unwritten import Unwritten
from storage import cards, notices
from storage.card import Card
from storage.errors import StoreUnready
from storage.notices import Notice

log = structlog.get_logger("gatehouse.sender")

Row = TypeVar("Row", Card, Notice)

LEASE = timedelta(minutes=3)  # longer than a lane can take for all that it was given
ONE_CALL = timedelta(seconds=45)  # longer than what one row may need of Slack's time
LOOK_AGAIN = 1.0  # seconds between two looks for what is to be tried again
LANES = 4  # calls to Slack under way at once
BATCH = 16


class Sender:
    """Claims stale cards and due notices and hands them to a few lanes; woken by the desk's bell.

    `rests` leaves time to people; a process that serves nobody needs none.
    """

    def __init__(
        self, desk: Desk, client: WebClient, *, allowance: Allowance = SLACKS, rests: bool = True
    ) -> None:
        self._desk = desk
        self._limits = Limits(allowance)
        self._client = PacedClient(client, self._limits, desk.clock)
        self._watch = TokenWatch(desk)
        self._pace = Pace() if rests else Unresting()
        self._unwritten = Unwritten()
        self._stopping = Event()
        self._lanes = ThreadPoolExecutor(LANES, thread_name_prefix="gatehouse-lane")
        self._thread = Thread(target=self._run, name="gatehouse-sender", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Lets what is under way finish; the rest stays in the database for the next start."""
        self._stopping.set()
        self._desk.bell.ring()
        if self._thread.is_alive():
            self._thread.join(timeout=10)
        self._lanes.shutdown(wait=True, cancel_futures=True)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._pace.begin()
            if self.work():
                self._pace.rest(self._stopping)
            else:
                self._desk.bell.wait(LOOK_AGAIN)

    def work(self) -> bool:
        """Whether there was something to do."""
        try:
            self._unwritten.give_back(self._desk)
            return self._send_due()
        except StoreUnready as trouble:
            log.warning("the database is not ready", trouble=str(trouble))
        except Exception:
            log.exception("the sender stumbled")
        return False

    def _send_due(self) -> bool:
        """Shows and sends one batch of what is due. Cards go first, since notices are threaded below them."""
        if self._limits.stopped(self._desk.clock.now()) or holds_back(self._desk.store):
            return False
        claimed_cards = claim_cards(self._desk, self._desk.clock.now())
        self._do(show_card, by_channel(claimed_cards))
        claimed_notices = self._claim_notices(self._desk.clock.now())
        self._do(send_notice, by_delivery(claimed_notices))
        self._watch.look(self._client)
        return bool(claimed_cards or claimed_notices)

    def _claim_notices(self, now: datetime) -> list[Notice]:
        """No more than may be posted now, the most urgent first; places that rest are left in peace."""
        room = self._limits.room(BATCH, now)
        return claim_notices(self._desk, now, room, self._limits.resting(now)) if room else []

    def _do(self, deed: Callable[[Desk, PacedClient, Row], None], told: list[list[Row]]) -> None:
        """The urgent ones before the others begin, so that these do not use up what Slack allows first."""
        for _, equals in groupby(sorted(told, key=urgency), key=urgency):
            self._do_at_once(deed, list(equals))

    def _do_at_once(self, deed: Callable[[Desk, PacedClient, Row], None], told: list[list[Row]]) -> None:
        """Each list in a lane of its own, in its order; one that fails must not keep the others."""
        calls = [self._lanes.submit(in_order, deed, self._desk, self._client, rows) for rows in told]
        for call, rows in zip(calls, told, strict=True):
            if trouble := call.exception():
                log.error("a call to Slack stumbled", exc_info=trouble)
                self._unwritten.keep(rows)
                continue
            self._unwritten.keep(call.result())


def urgency(rows: list[Row]) -> int:
    return min(row.priority for row in rows)


def in_order(
    deed: Callable[[Desk, PacedClient, Row], None], desk: Desk, client: PacedClient, rows: list[Row]
) -> list[Row]:
    """The rows that were left, since their lease would end before Slack's answer."""
    for number, row in enumerate(rows):
        if row.claimed_until and row.claimed_until - desk.clock.now() < ONE_CALL:
            return rows[number:]
        deed(desk, client, row)
    return []


def claim_cards(desk: Desk, now: datetime) -> list[Card]:
    with desk.store.across_workspaces() as tx:
        return cards.claim(tx, now, LEASE, BATCH)


def claim_notices(desk: Desk, now: datetime, room: int, resting: frozenset[str]) -> list[Notice]:
    with desk.store.across_workspaces() as tx:
        return notices.claim(tx, now, LEASE, room, resting)


def by_channel(claimed: list[Card]) -> list[list[Card]]:
    """Messages that a channel does not have yet appear in their order, the kickoff before the first gate."""
    told: dict[str, list[Card]] = {}
    for card in sorted(claimed, key=lambda card: (card.created_at, card.kind != CardKind.KICKOFF)):
        is_new = card.ts is None and card.channel_id and card.user_id is None
        told.setdefault(f"{card.workspace_id}/{card.channel_id if is_new else card.id}", []).append(card)
    return list(told.values())


def by_delivery(claimed: list[Notice]) -> list[list[Notice]]:
    """What one delivery has to say is read in the order in which it happened."""
    told: dict[str, list[Notice]] = {}
    for notice in claimed:
        told.setdefault(notice.delivery_id or notice.channel_id or "", []).append(notice)
    return list(told.values())
