"""Dependencies between deliveries, and what becomes of them when the other one moves."""

from datetime import date
from hashlib import sha256

from slack_sdk import WebClient

from gates.delivery import Delivery
from gates.people import CLOCK
from gates.registers import dependencies
from gates.registers.dependencies import Upstream
from gates.rights.asker import HOUSE
from handlers.acts.change import apply_within, change, change_with
from handlers.desk import Click, Desk
from messages.refs import Ref
from storage import deliveries, notices
from storage import dependencies as known
from storage.notices import Notice
from storage.transaction import Transaction


def depend_on(
    desk: Desk, click: Click, ref: Ref, upstream: str, needed_for: str, needed_on: date | None
) -> None:
    """`upstream` is the id of the other delivery."""

    def rule(tx: Transaction, delivery: Delivery) -> None:
        edges, other = known.edges(tx), Upstream.of(deliveries.read(tx, upstream))
        dependencies.depend_on(delivery, other, needed_for, needed_on, edges, click.by, click.at)

    change_with(desk, click, ref.delivery, rule)


def end_dependency(desk: Desk, click: Click, ref: Ref, because: str) -> None:
    change(
        desk, click, ref.delivery, lambda d, c: dependencies.end_dependency(d, ref.entry, because, c.by, c.at)
    )


def follow_upstream(desk: Desk, _client: WebClient, notice: Notice) -> None:
    """A delivery that waits for another writes down, shows and tells that this has moved; done once.

    The key names the other one, which may be private, and what comes of a click is read by others.
    """
    now = desk.clock.now()
    intent = f"notice:{sha256(notice.key.encode()).hexdigest()}"
    click = Click(notice.workspace_id, CLOCK, now, intent)
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        upstream = Upstream.of(deliveries.read(tx, notice.body["upstream"]))
        waiting = notice.delivery_id or ""
        apply_within(tx, click, waiting, lambda _, d: dependencies.follow(d, upstream, click.by, click.at))
        notices.sent(tx, notice, None, now)
    desk.bell.ring()
