"""The record as a canvas of the delivery's own channel, written anew whenever it changed."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from gates.delivery import Delivery
from gates.rights.asker import HOUSE
from handlers.desk import Desk
from handlers.senders.drawing import digest_of
from handlers.senders.slack_calls import error_of, join
from messages.exports.canvas import canvas_title, record_canvas
from storage import deliveries
from storage.card import Card

# The workspace, or the channel, has no canvases for us: a pinned message stands in.
NO_CANVASES = {
    "canvas_creation_failed",
    "canvas_disabled_user_team",
    "canvas_tab_creation_failed",
    "free_team_canvas_tab_already_exists",
    "free_teams_cannot_create_non_tabbed_canvases",
    "free_teams_cannot_create_standalone_canvases",
    "missing_scope",
    "not_allowed_token_type",
    "restricted_action",
    "unknown_method",
}

# What Slack says of too much content, among other things.
TOO_MUCH = {"canvas_creation_failed", "canvas_editing_failed", "canvas_too_large"}

Taken = TypeVar("Taken")

log = structlog.get_logger("gatehouse.sender")


def is_message(card: Card) -> bool:
    """Whether the record stands as a message, whose ts is a number, and not as a canvas."""
    return card.ts is not None and not card.ts.startswith("F")


def written(desk: Desk, client: WebClient, card: Card) -> tuple[str, str, datetime | None] | None:
    """The canvas' id, the digest of what it shows, and when it was settled; None where there are none.

    After a crash between its creation and our note of it there may be a second one.
    """
    now = desk.clock.now()
    with desk.store.reading(card.workspace_id, HOUSE) as tx:
        delivery = deliveries.read(tx, card.delivery_id or "")
    digest = digest_of({"markdown": record_canvas(delivery, now)})
    settled_at = now if delivery.is_over else None
    if card.ts is None:
        made = created(client, card.channel_id or "", delivery, now)
        return (made, digest, settled_at) if made else None
    if digest != card.shown_digest:
        canvas = card.ts
        whole_or_shorter(delivery, now, lambda content: edit(client, canvas, content))
    return card.ts, digest, settled_at


def edit(client: WebClient, canvas: str, content: dict[str, str]) -> None:
    client.canvases_edit(canvas_id=canvas, changes=[{"operation": "replace", "document_content": content}])


def created(client: WebClient, channel: str, delivery: Delivery, now: datetime) -> str | None:
    """Its id; None where there can be none. Slack says the same to whoever is not in the channel yet."""

    def create(content: dict[str, str]) -> str:
        title = canvas_title(delivery)
        made = client.canvases_create(title=title, document_content=content, channel_id=channel)
        return str(made["canvas_id"])

    for last in (False, True):
        try:
            return whole_or_shorter(delivery, now, create)
        except SlackApiError as trouble:
            error = error_of(trouble)
            if error not in NO_CANVASES:
                raise
            if last or error != "restricted_action" or not join(client, channel):
                return None
    return None


def whole_or_shorter(delivery: Delivery, now: datetime, write: Callable[[dict[str, str]], Taken]) -> Taken:
    """What `write` returns for the whole record, or for its beginnings where Slack finds it too long."""
    try:
        return write(markdown(record_canvas(delivery, now)))
    except SlackApiError as trouble:
        if (error := error_of(trouble)) not in TOO_MUCH:
            raise
        log.warning("a canvas is shown shortened", delivery=delivery.id, error=error)
        return write(markdown(record_canvas(delivery, now, shortened=True)))


def markdown(text: str) -> dict[str, str]:
    return {"type": "markdown", "markdown": text}
