"""Brings one card up to date in Slack."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError

from gates.rights.asker import HOUSE, Asker
from handlers.card_kinds import PINNED, CardKind
from handlers.desk import Desk
from handlers.rooms import retire
from handlers.senders.canvases import is_message, written
from handlers.senders.card_troubles import after_trouble, let_be
from handlers.senders.drawing import Drawing, digest_of, draw
from handlers.senders.homes import draw_home
from handlers.senders.meeting import meet_who_is_listed
from handlers.senders.paced_client import PacedClient
from handlers.senders.shortening import as_slack_takes_it
from handlers.senders.slack_calls import (
    TOO_LONG,
    TROUBLE,
    error_of,
    find_by_metadata,
    having_joined,
)
from messages.ids import Event
from storage import cards
from storage.card import Card
from storage.transaction import Transaction

log = structlog.get_logger("gatehouse.sender")

NO_SUCH_BLOCKS = {"invalid_arguments", "invalid_blocks"}  # of views Slack says the former


def show_card(desk: Desk, client: PacedClient, card: Card) -> None:
    """Posts, updates or leaves alone; what fails gets the answer that was decided for it."""
    try:
        if card.kind == CardKind.HOME:
            show_home(desk, client, card)
        elif card.kind == CardKind.RECORD and not is_message(card):
            show_record(desk, client, card)
        else:
            having_joined(client, card.channel_id or "", lambda: show_message(desk, client, card))
    except TROUBLE as trouble:
        after_trouble(desk, client, card, trouble)


def show_home(desk: Desk, client: PacedClient, card: Card) -> None:
    view = home_for(desk, card, plain=card.workspace_id in desk.plain_workspaces)
    if digest_of(view) != card.shown_digest:
        view = published(desk, client, card, view)
    remember(desk, card, digest_of(view))
    meet_who_is_listed(desk, client, card)


def published(desk: Desk, client: PacedClient, card: Card, view: dict[str, Any]) -> dict[str, Any]:
    """The view, shortened where Slack finds it too large; or, where the workspace knows none of Slack's
    newer blocks, the one without them that was shown instead."""
    try:
        client.views_publish(user_id=card.user_id or "", view=view)
    except SlackApiError as trouble:
        if error_of(trouble) in TOO_LONG:
            publish_shortened(desk, client, card)
            return view
        plain = home_for(desk, card, plain=True)
        if error_of(trouble) not in NO_SUCH_BLOCKS or plain == view:
            raise
    else:
        return view
    shown = published(desk, client, card, plain)
    desk.plain_workspaces.add(card.workspace_id)
    log.info("a workspace takes no newer blocks", workspace=card.workspace_id)
    return shown


def publish_shortened(desk: Desk, client: PacedClient, card: Card) -> None:
    view = home_for(desk, card, plain=True, short=True)
    log.warning("a Home is shown shortened", card=card.id)
    client.views_publish(user_id=card.user_id or "", view=view)


def show_record(desk: Desk, client: PacedClient, card: Card) -> None:
    """As a canvas, else as a message."""
    canvas = written(desk, client, card)
    if canvas is None:
        having_joined(client, card.channel_id or "", lambda: show_message(desk, client, card))
        return
    ts, digest, settled_at = canvas
    remember(desk, card, digest, channel=card.channel_id, ts=ts, settled_at=settled_at)


def home_for(desk: Desk, card: Card, *, plain: bool, short: bool = False) -> dict[str, Any]:
    user, now = card.user_id or "", desk.clock.now()
    with desk.store.reading(card.workspace_id, Asker(user, user in desk.admins)) as tx:
        return draw_home(tx, user, now, plain=plain, short=short)


def show_message(desk: Desk, client: PacedClient, card: Card) -> None:
    now = desk.clock.now()
    with desk.store.reading(card.workspace_id, HOUSE) as tx:
        drawing = draw(tx, card, now)
    if drawing is None:
        let_be(desk, card, "nothing to draw")
        return
    channel, ts = as_slack_takes_it(card, drawing, lambda taken: put(client, card, taken))
    settled_at = now if drawing.settled else None
    remember(desk, card, drawing.digest, channel=channel, ts=ts, settled_at=settled_at)
    if ts:
        keep_pin(desk, client, card, drawing, (channel, ts))


def put(client: PacedClient, card: Card, drawing: Drawing) -> tuple[str, str | None]:
    """Where the card stands then."""
    channel = card.channel_id or card.user_id or ""
    if card.ts is None:
        return post_once(client, card, drawing, channel)
    if drawing.digest != card.shown_digest:
        client.chat_update(
            channel=channel, ts=card.ts, text=drawing.content.text, blocks=drawing.content.blocks
        )
    return channel, card.ts


def post_once(client: PacedClient, card: Card, drawing: Drawing, channel: str) -> tuple[str, str | None]:
    """Posts the card, unless an attempt that we lost sight of did arrive.

    A nudge that could not be posted in time, and of which nothing is asked any more or all of it in a
    newer one, is not posted at all: one message after an outage, not one for each that was missed.
    """
    where = conversation_id(client, card, channel)
    if card.may_be_posted and card.posting_since:
        since = card.posting_since.timestamp() - 60
        if found := find_by_metadata(client, where, Event.CARD, card.id, since):
            client.chat_update(
                channel=where, ts=found, text=drawing.content.text, blocks=drawing.content.blocks
            )
            return where, found
    if card.kind == CardKind.NUDGES and drawing.settled:
        return where, None
    answer = client.chat_postMessage(
        channel=where,
        text=drawing.content.text,
        blocks=drawing.content.blocks,
        metadata={"event_type": Event.CARD, "event_payload": {"key": card.id}},
        unfurl_links=False,
        unfurl_media=False,
    )
    return str(answer["channel"]), str(answer["ts"])


def conversation_id(client: PacedClient, card: Card, channel: str) -> str:
    """A direct message is addressed by its person until its conversation is known."""
    return card.channel_id or client.conversation_with(channel)


def keep_pin(desk: Desk, client: PacedClient, card: Card, drawing: Drawing, message: tuple[str, str]) -> None:
    """A card that matters now is pinned; a pin that cannot be set keeps nobody from working."""
    wanted = card.kind in PINNED and not drawing.settled
    if wanted == card.pinned:
        return
    channel, ts = message
    try:
        if wanted:
            client.pins_add(channel=channel, timestamp=ts)
        else:
            client.pins_remove(channel=channel, timestamp=ts)
    except TROUBLE as trouble:
        if error_of(trouble) not in ("already_pinned", "no_pin"):
            log.warning("a pin was not changed", card=card.id, error=error_of(trouble))
            return
    with desk.store.transaction(card.workspace_id) as tx:
        cards.keep_pinned(tx, card.id, pinned=wanted)


def remember(
    desk: Desk,
    card: Card,
    digest: str,
    *,
    channel: str | None = None,
    ts: str | None = None,
    settled_at: datetime | None = None,
) -> None:
    with desk.store.transaction(card.workspace_id) as tx:
        known = cards.shown(
            tx, card, channel_id=channel, ts=ts, digest=digest, pinned=card.pinned, settled_at=settled_at
        )
        if not known and ts and card.ts is None:
            retire_orphan(tx, replace(card, channel_id=channel, ts=ts), desk.clock.now())


def retire_orphan(tx: Transaction, posted: Card, now: datetime) -> None:
    """A message that was posted while its card moved elsewhere is nobody's view any more."""
    current = cards.find(tx, posted.id)
    if current is None or (current.ts != posted.ts and (current.ts or not current.claimed_until)):
        retire(tx, posted, f"orphan/{posted.ts}", now)
