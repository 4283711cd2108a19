"""The threads that bring Slack up to date after a commit."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event, Thread

import structlog
from slack_sdk import WebClient

from handlers.desk import Desk
from handlers.senders.notices import send_notice
from handlers.senders.showing import show_card
from storage import cards, notices
from storage.card import Card
from storage.errors import StoreUnready
from storage.notices import Notice

log = structlog.get_logger("gatehouse.sender")

LEASE = timedelta(seconds=60)  # how long a claimed row is left to whoever claimed it
LOOK_AGAIN = 1.0  # seconds between two looks for what is to be tried again
LANES = 4  # calls to Slack under way at once
BATCH = 16


class Sender:
    """Claims stale cards and due notices and hands them to a few lanes; woken by the desk's bell."""

    def __init__(self, desk: Desk, client: WebClient) -> None:
        self._desk = desk
        self._client = client
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
            if not self._work():
                self._desk.bell.wait(LOOK_AGAIN)

    def _work(self) -> bool:
        """Whether there was something to do."""
        try:
            return send_due(self._desk, self._client, self._lanes)
        except StoreUnready as trouble:
            log.warning("the database is not ready", trouble=str(trouble))
        except Exception:
            log.exception("the sender stumbled")
        return False


def send_due(desk: Desk, client: WebClient, lanes: ThreadPoolExecutor) -> bool:
    """Shows and sends one batch of what is due. Cards go first, since notices are threaded below them."""
    now = desk.clock.now()
    claimed_cards = claim_cards(desk, now)
    finish([lanes.submit(show_card, desk, client, card) for card in claimed_cards])
    claimed_notices = claim_notices(desk, desk.clock.now())
    finish([lanes.submit(send_in_order, desk, client, told) for told in by_delivery(claimed_notices)])
    return bool(claimed_cards or claimed_notices)


def claim_cards(desk: Desk, now: datetime) -> list[Card]:
    with desk.store.across_workspaces() as tx:
        return cards.claim(tx, now, LEASE, BATCH)


def claim_notices(desk: Desk, now: datetime) -> list[Notice]:
    with desk.store.across_workspaces() as tx:
        return notices.claim(tx, now, LEASE, BATCH)


def by_delivery(claimed: list[Notice]) -> list[list[Notice]]:
    """What one delivery has to say is read in the order in which it happened."""
    told: dict[str | None, list[Notice]] = {}
    for notice in sorted(claimed, key=lambda notice: notice.due_at):
        told.setdefault(notice.delivery_id, []).append(notice)
    return list(told.values())


def send_in_order(desk: Desk, client: WebClient, told: list[Notice]) -> None:
    for notice in told:
        send_notice(desk, client, notice)


def finish(calls: list[Future[None]]) -> None:
    """One call that fails must not keep the others from being made."""
    for call in calls:
        if trouble := call.exception():
            log.error("a call to Slack stumbled", exc_info=trouble)
