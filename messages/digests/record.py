"""The messages to the client in the delivery record: the day, the kind, what it said, what became of it."""

from gates.delivery import Delivery
from gates.digests.records import ClientUpdate
from messages.blocks import section_of
from messages.digests.preview import what_became_of
from messages.digests.words import KINDS
from messages.limits import Json


def client_update_blocks(delivery: Delivery) -> list[Json]:
    """Those that were sent, and those that somebody skipped with a reason."""
    return [client_update_block(each) for each in delivery.client_updates if is_told(each)]


def is_told(update: ClientUpdate) -> bool:
    skipped = update.skipped_at is not None and update.previewed_at is not None
    return update.sent_at is not None or skipped


def client_update_block(update: ClientUpdate) -> Json:
    return section_of(f"*{KINDS[update.kind]}*", *what_became_of(update))
