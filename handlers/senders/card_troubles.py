"""What becomes of a card that Slack did not take: each refusal has its decided answer, as for notices."""

from datetime import datetime, timedelta

import structlog
from slack_sdk import WebClient

from gates.rights.asker import HOUSE
from handlers.card_kinds import CardKind
from handlers.desk import Desk
from handlers.senders.asking import ask_manager, is_person
from handlers.senders.limits import Resting
from handlers.senders.slack_calls import AWAY, CLOSED, HOPELESS, LOST, TOKEN_REFUSED, error_of, retry_at
from handlers.senders.troubles import LOOK_AGAIN, MOST_LOOKS, MOST_TRIES, is_refused
from storage import cards
from storage.card import Card

log = structlog.get_logger("gatehouse.sender")


def after_trouble(desk: Desk, client: WebClient, card: Card, trouble: BaseException) -> None:
    """A later change of what the card shows has all its tries, whatever became of an earlier one."""
    error = error_of(trouble)
    if isinstance(trouble, Resting):
        put_off(desk, card, trouble.until, error)
    elif error in LOST:
        post_anew(desk, card, error)
    elif error in AWAY and not (error in TOKEN_REFUSED and is_refused(client)):
        ask_for_another(desk, card, error)
    elif error in TOKEN_REFUSED:
        put_off(desk, card, desk.clock.now() + timedelta(minutes=1), error)
    elif error in CLOSED:
        ask_to_open(desk, card, error)
    elif error in HOPELESS or card.tries_of_this + 1 >= MOST_TRIES:
        give_up(desk, card, error)
    else:
        fail(desk, card, error, retry_at(trouble, card.attempts, desk.clock.now()))


def ask_for_another(desk: Desk, card: Card, error: str) -> None:
    """Nobody misses the Home of who has left; of whom something is asked, the manager names another."""
    if card.kind == CardKind.HOME:
        let_be(desk, card, error)
        return
    ask(desk, card, error)
    give_up(desk, card, error)


def ask_to_open(desk: Desk, card: Card, error: str) -> None:
    """The manager hears it once, and has a day to mend it; a person's messages nobody else can open."""
    if is_person(place_of(card)):
        ask_for_another(desk, card, error)
    elif ask(desk, card, error) and card.tries_of_this + 1 < MOST_LOOKS:
        fail(desk, card, error, desk.clock.now() + LOOK_AGAIN)
    else:
        give_up(desk, card, error)


def ask(desk: Desk, card: Card, error: str) -> bool:
    with desk.store.transaction(card.workspace_id, HOUSE) as tx:
        return ask_manager(tx, card.delivery_id, place_of(card), error, desk.clock.now())


def place_of(card: Card) -> str:
    return card.user_id or card.channel_id or ""


def post_anew(desk: Desk, card: Card, error: str) -> None:
    with desk.store.transaction(card.workspace_id) as tx:
        cards.forget(tx, card.id)
    log.info("a card is posted anew", card=card.id, kind=card.kind, error=error)


def put_off(desk: Desk, card: Card, until: datetime, error: str) -> None:
    with desk.store.transaction(card.workspace_id) as tx:
        cards.put_off(tx, card, until, error)


def fail(desk: Desk, card: Card, error: str, again: datetime) -> None:
    with desk.store.transaction(card.workspace_id) as tx:
        cards.failed(tx, card, error, again)
    log.info("a card is shown later", card=card.id, kind=card.kind, error=error)


def let_be(desk: Desk, card: Card, error: str) -> None:
    """Nobody misses it."""
    with desk.store.transaction(card.workspace_id) as tx:
        cards.drop(tx, card, error)
    log.info("a card is not shown", card=card.id, kind=card.kind, error=error)


def give_up(desk: Desk, card: Card, error: str) -> None:
    """To the dead letters: `gatehouse notices` shows them, has them shown, or drops them."""
    with desk.store.transaction(card.workspace_id) as tx:
        cards.give_up(tx, card, error, desk.clock.now())
    log.error("a card cannot be shown", card=card.id, kind=card.kind, channel=card.channel_id, error=error)
