"""What goes to the client of a delivery, and what its manager is shown and told about it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from gates.delivery import Delivery
from gates.digests.client_digest import client_digest
from gates.digests.morning import next_morning
from gates.digests.records import ClientUpdate
from gates.digests.sending import update_of
from gates.facts import Fact, FactKind
from gates.process_files.digests import MessageKind
from handlers import outbox
from handlers.card_kinds import CardKind, priority_of
from handlers.desk import Click
from handlers.notice_kinds import NoticeKind
from messages.digests.channel import channel_message
from messages.digests.letter import letter
from messages.digests.mail import mail
from messages.digests.words import undelivered_message, waiting_message
from messages.message import Message
from storage import cards, mornings, people
from storage.notices import CASUAL, NORMAL, URGENT
from storage.transaction import Transaction

# A phase that opens is among them for the deliveries that ran before there were digests.
NAMING_MANAGERS = {
    FactKind.DELIVERY_STARTED, FactKind.HOLDERS_CHANGED, FactKind.DELIVERY_REOPENED, FactKind.PHASE_OPENED,
}  # fmt: skip


def write_to_client(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], click: Click) -> None:
    for fact in facts:
        if fact.kind is FactKind.UPDATE_SENT and not fact.detail.get("by_card"):
            dispatch(tx, delivery, updated(delivery, fact), click.at)
        elif fact.kind is FactKind.UPDATE_WAITS:
            tell_waiting(tx, delivery, updated(delivery, fact), click.at)
        elif fact.kind is FactKind.UPDATE_UNDELIVERED:
            update, occasion = updated(delivery, fact), f"undelivered/{fact.detail['where']}"
            message = undelivered_message(delivery, update, str(fact.detail["because"]))
            tell_managers(tx, delivery, f"{occasion}/{update.number}", message, click.at, priority=URGENT)
    shown = [each for each in delivery.client_updates if each.is_shown]
    if all(fact.kind is not FactKind.HOLDERS_CHANGED for fact in facts):
        shown = [each for each in shown if each.previewed_at == click.at]
    show_to_managers(tx, delivery, shown, click.at)
    if any(fact.kind in NAMING_MANAGERS for fact in facts):
        for manager in delivery.holders_of(delivery.process.manager):
            mornings.expect(tx, manager, next_morning(people.working_time_of(tx, manager), click.at))


def updated(delivery: Delivery, fact: Fact) -> ClientUpdate:
    return update_of(delivery, int(str(fact.detail["update"])))


def dispatch(tx: Transaction, delivery: Delivery, update: ClientUpdate, at: datetime) -> None:
    """Worded here, once: what is tried again says the same."""
    digest = client_digest(delivery, update, at)
    words, key = letter(digest), f"client/{delivery.id}/{update.number}"
    priority = CASUAL if update.kind is MessageKind.STATUS else NORMAL
    if update.channel:
        message = channel_message(words)
        outbox.put(
            tx, key=f"{key}/channel", kind=NoticeKind.CLIENT_MESSAGE, delivery_id=delivery.id,
            channel_id=update.channel, due_at=at, priority=priority,
            body={**message.body, "update": update.number},
        )  # fmt: skip
    written = mail(words, digest.language)
    for address in update.mail_to.split(", ") if update.mail_to else ():
        outbox.put(
            tx, key=f"{key}/mail/{address}", kind=NoticeKind.CLIENT_MAIL, delivery_id=delivery.id, due_at=at,
            priority=priority,
            body={
                "to": address, "subject": written.subject, "text": written.text, "html": written.html,
                "update": update.number,
            },
        )  # fmt: skip


def tell_waiting(tx: Transaction, delivery: Delivery, update: ClientUpdate, at: datetime) -> None:
    """A day later it may long have been sent."""
    message = waiting_message(delivery, update)
    tell_managers(tx, delivery, f"waits/{update.number}", message, at, expires_at=at + timedelta(days=1))


def tell_managers(
    tx: Transaction, delivery: Delivery, about: str, message: Message, at: datetime, **how: Any
) -> None:
    for manager in delivery.holders_of(delivery.process.manager):
        outbox.put(
            tx, key=f"client/{delivery.id}/{about}/{manager}", kind=NoticeKind.DIRECT,
            delivery_id=delivery.id, channel_id=manager, due_at=at,
            body=message.body, **how,
        )  # fmt: skip


def show_to_managers(
    tx: Transaction, delivery: Delivery, updates: Sequence[ClientUpdate], at: datetime
) -> None:
    """Each message that is not sent yet is a card in a direct message, drawn again like any other."""
    for update in updates:
        for manager in delivery.holders_of(delivery.process.manager):
            cards.ensure(
                tx, kind=CardKind.CLIENT_UPDATE, delivery_id=delivery.id, phase=None, round=None,
                number=update.number, user_id=manager, channel_id=None, at=at,
                priority=priority_of(CardKind.CLIENT_UPDATE),
            )  # fmt: skip
