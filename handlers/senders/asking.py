"""Whom to ask when Slack does not let a message through: the delivery's manager, or who stands in."""

from datetime import datetime

from gates.delivery import Delivery
from gates.refusal import Refusal
from handlers import outbox
from handlers.notice_kinds import NoticeKind
from messages.message import Message
from messages.undelivered import closed_channel, gone_person, handed_on
from storage import deliveries
from storage.notices import URGENT, Notice
from storage.transaction import Transaction


def ask_manager(tx: Transaction, delivery_id: str | None, channel: str, error: str, at: datetime) -> bool:
    """Asks the managers, once a day, to open the channel, or to name another one or another person.

    Whether there is anybody to ask.
    """
    delivery = known(tx, delivery_id)
    managers = [user for user in managers_of(delivery) if user != channel] if delivery else []
    if not delivery or not managers:
        return False
    message = (
        gone_person(delivery, channel) if is_person(channel) else closed_channel(delivery, channel, error)
    )
    for user in managers:
        key = f"closed/{delivery.id}/{channel}/{user}/{at.date()}"
        tell(tx, key, user, delivery, message, at)
    return True


def hand_on(tx: Transaction, notice: Notice, at: datetime) -> str | None:
    """Who hears it in the place of somebody whom Slack no longer reaches: a delegate, else the manager."""
    delivery, person = known(tx, notice.delivery_id), notice.channel_id or ""
    others = substitutes(delivery, person) if delivery else []
    if not delivery or not others or notice.body.get("in_place_of"):
        return None  # nor is it handed on a second time
    message = handed_on(person, str(notice.body.get("text", "")), list(notice.body.get("blocks") or ()))
    key = f"{notice.key}/handed-on/{others[0]}"
    tell(tx, key, others[0], delivery, message, at, notice.expires_at, in_place_of=person)
    return others[0]


def substitutes(delivery: Delivery, person: str) -> list[str]:
    delegates = [d.delegate for d in delivery.delegations if d.in_force and d.principal == person]
    return [user for user in dict.fromkeys([*delegates, *managers_of(delivery)]) if user != person]


def managers_of(delivery: Delivery) -> list[str]:
    return delivery.holders_of(delivery.process.manager)


def is_person(channel: str) -> bool:
    """A direct message, by its person or by its own id."""
    return channel[:1] in ("U", "W", "D")


def room_of(tx: Transaction, notice: Notice) -> str:
    """The channel that a notice goes to; a reply names none, and goes where its delivery is."""
    delivery = None if notice.channel_id else known(tx, notice.delivery_id)
    return notice.channel_id or (delivery.internal_channel if delivery else "")


def known(tx: Transaction, delivery_id: str | None) -> Delivery | None:
    try:
        return deliveries.read(tx, delivery_id) if delivery_id else None
    except Refusal:
        return None


def tell(
    tx: Transaction,
    key: str,
    user: str,
    delivery: Delivery,
    message: Message,
    at: datetime,
    expires_at: datetime | None = None,
    **more: str,
) -> None:
    outbox.put(
        tx,
        key=key,
        kind=NoticeKind.DIRECT,
        delivery_id=delivery.id,
        channel_id=user,
        body={**message.body, **more},
        due_at=at,
        priority=URGENT,
        expires_at=expires_at,
    )
