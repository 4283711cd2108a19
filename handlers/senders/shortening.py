"""A card that Slack finds too long, or built wrongly, is shown shorter rather than not at all."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import structlog
from slack_sdk.errors import SlackApiError

from handlers.card_kinds import CardKind
from handlers.senders.drawing import Drawing
from handlers.senders.slack_calls import TOO_LONG, error_of
from messages.cards.shortened import rest_in_home, rest_in_record, shortened
from messages.limits import Json
from storage.card import Card

log = structlog.get_logger("gatehouse.sender")

REFUSED = TOO_LONG | {"invalid_blocks"}

Taken = TypeVar("Taken")


def as_slack_takes_it(card: Card, drawing: Drawing, show: Callable[[Drawing], Taken]) -> Taken:
    """What `show` returns for the card, or for the first shorter one that Slack does not refuse."""
    shorter = shorter_ones(card, drawing)
    while True:
        try:
            return show(drawing)
        except SlackApiError as trouble:
            error, following = error_of(trouble), next(shorter, None)
            if error not in REFUSED or following is None:
                raise
            log.warning("a card is shown shortened", card=card.id, kind=card.kind, error=error)
            drawing = following


def shorter_ones(card: Card, drawing: Drawing) -> Iterator[Drawing]:
    """With its buttons, then without them, since they may be what is wrong."""
    for keeps_buttons in (True, False):
        content = shortened(drawing.content, rest_of(card), keeps_buttons=keeps_buttons)
        yield replace(drawing, content=content)


def rest_of(card: Card) -> list[Json]:
    """Where all of it stands. A client is shown no record."""
    if card.kind == CardKind.CLIENT:
        return []
    return rest_in_record(card.delivery_id) if card.delivery_id else rest_in_home()
