"""The threads that bring Slack up to date after a commit."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import TypeVar

import structlog
from slack_sdk import WebClient

from handlers.card_kinds import CardKind
from handlers.desk import Desk
from handlers.senders.notices import send_notice
from handlers.senders.pace import Pace
from handlers.senders.showing import show_card
from handlers.senders.unwritten import Unwritten
from storage import cards, notices
from storage.card import Card
from storage.errors import StoreUnready
from storage.notices import Notice

log = structlog.get_logger("gatehouse.sender")

Row = TypeVar("Row", Card, Notice)

LEASE = timedelta(minutes=3)  # longer than a lane can take for all that it was given
LOOK_AGAIN = 1.0  # seconds between two looks for what is to be tried again
LANES = 4  # calls to Slack under way at once
BATCH = 16


class Sender:
    """Claims stale cards and due notices and hands them to a few lanes; woken by the desk's bell."""

    def __init__(self, desk: Desk, client: WebClient) -> None:
        self._desk = desk
        self._client = client
        self._pace = Pace()
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
        self._thread.join(timeout=10)
        self._lanes.shutdown(wait=True, cancel_futures=True)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._pace.begin()
            if self._work():
                self._pace.rest(self._stopping)
            else:
                self._desk.bell.wait(LOOK_AGAIN)

    def _work(self) -> bool:
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
        claimed_cards = claim_cards(self._desk, self._desk.clock.now())
        self._do(show_card, by_channel(claimed_cards))
        claimed_notices = claim_notices(self._desk, self._desk.clock.now())
        self._do(send_notice, by_delivery(claimed_notices))
        return bool(claimed_cards or claimed_notices)

    def _do(self, deed: Callable[[Desk, WebClient, Row], timedelta], told: list[list[Row]]) -> None:
        """Each list in a lane of its own, in its order; one that fails must not keep the others."""
        calls = [self._lanes.submit(in_order, deed, self._desk, self._client, rows) for rows in told]
        for call, rows in zip(calls, told, strict=True):
            if trouble := call.exception():
                log.error("a call to Slack stumbled", exc_info=trouble)
                self._unwritten.keep(rows)
                continue
            rest, left = call.result()
            self._unwritten.keep(left)
            if rest:
                self._pace.be_quiet(rest)


def in_order(
    deed: Callable[[Desk, WebClient, Row], timedelta], desk: Desk, client: WebClient, rows: list[Row]
) -> tuple[timedelta, list[Row]]:
    """How long Slack asks us to be quiet, and the rows that were left for later because of it."""
    for number, row in enumerate(rows, 1):
        if rest := deed(desk, client, row):
            return rest, rows[number:]
    return timedelta(), []


def claim_cards(desk: Desk, now: datetime) -> list[Card]:
    with desk.store.across_workspaces() as tx:
        return cards.claim(tx, now, LEASE, BATCH)


def claim_notices(desk: Desk, now: datetime) -> list[Notice]:
    with desk.store.across_workspaces() as tx:
        return notices.claim(tx, now, LEASE, BATCH)


def by_channel(claimed: list[Card]) -> list[list[Card]]:
    """Messages that a channel does not have yet appear in their order, the kickoff before the first gate."""
    told: dict[str, list[Card]] = {}
    for card in sorted(claimed, key=lambda card: (card.created_at, card.kind != CardKind.KICKOFF)):
        is_new = card.ts is None and card.channel_id and card.user_id is None
        told.setdefault(f"{card.workspace_id}/{card.channel_id if is_new else card.id}", []).append(card)
    return list(told.values())


def by_delivery(claimed: list[Notice]) -> list[list[Notice]]:
    """What one delivery has to say is read in the order in which it happened."""
    told: dict[str | None, list[Notice]] = {}
    for notice in sorted(claimed, key=lambda notice: notice.due_at):
        told.setdefault(notice.delivery_id, []).append(notice)
    return list(told.values())
