"""One direct message to each manager on a working morning, about all their deliveries."""

from datetime import datetime

from gates.delivery import Delivery
from gates.digests.morning import next_morning
from gates.rights.asker import HOUSE
from handlers import outbox
from handlers.clock.going_through import BATCH, to_each_due
from handlers.desk import Desk
from handlers.notice_kinds import NoticeKind
from messages.digests.morning import morning_message
from storage import finding, mornings, people
from storage.mornings import Morning
from storage.notices import CASUAL
from storage.transaction import Transaction

DEED = "send_morning_digests"


def send_morning_digests(desk: Desk) -> None:
    now = desk.clock.now()

    def send(morning: Morning) -> None:
        with desk.store.transaction(morning.workspace_id, HOUSE) as tx:
            send_digest(tx, morning, now)

    def due(tx: Transaction) -> list[Morning]:
        return mornings.due(tx, now, BATCH, DEED)

    if to_each_due(desk, DEED, due, send, lambda morning: (morning.workspace_id, morning.user_id)):
        desk.bell.ring()


def send_digest(tx: Transaction, morning: Morning, now: datetime) -> None:
    """Nothing where nothing is to be told; one that was not sent by the next morning is never sent."""
    managed = managed_by(tx, morning.user_id)
    following = next_morning(people.working_time_of(tx, morning.user_id), now) if managed else None
    if not mornings.move_on(tx, morning, following):
        return
    message = morning_message(managed, now)
    if message is None:
        return
    outbox.put(
        tx,
        key=f"morning/{morning.user_id}/{morning.next_at.isoformat()}",
        kind=NoticeKind.DIRECT,
        channel_id=morning.user_id,
        body=message.body,
        due_at=now,
        expires_at=following,
        priority=CASUAL,
    )


def managed_by(tx: Transaction, user_id: str) -> list[Delivery]:
    """Those that run, the one first whose delivery was promised first."""
    found = [each for each in finding.of_person(tx, user_id) if not each.practice]
    managed = [d for d in found if user_id in d.holders_of(d.process.manager) and not d.is_over]
    return sorted(managed, key=lambda delivery: (delivery.agreed_on, delivery.name))
