"""response_urls: five answers in thirty minutes, also where the bot is no member."""

import json
import secrets
from dataclasses import dataclass, field

from sandbox.blocks.check import problems_in_blocks
from sandbox.blocks.sizes import blocks_are_too_long
from sandbox.posting import edit, post, remove
from sandbox.workspace import Channel, Json, Message, Workspace

USES = 5  # docs.slack.dev, "Handling user interaction": five times within thirty minutes
LIFETIME = 30 * 60
KEPT = 5_000


@dataclass(slots=True)
class ResponseUrl:
    """Who gets the ephemeral answers, where, and which message may be replaced."""

    user_id: str
    channel_id: str
    original_ts: str | None
    expires: float
    uses: int = 0


class ResponseRefused(Exception):
    """The answer was not taken; the text is what Slack sends back, with this HTTP status."""

    status = 400


class UrlGone(ResponseRefused):
    """Used too often, or too old."""

    status = 404


@dataclass(slots=True)
class ResponseUrls:
    """All that were handed out, by their secret ending."""

    known: dict[str, ResponseUrl] = field(default_factory=dict)

    def issue(self, ws: Workspace, user_id: str, channel_id: str, original_ts: str | None = None) -> str:
        ending = secrets.token_urlsafe(18)
        self.known[ending] = ResponseUrl(user_id, channel_id, original_ts, ws.clock.now() + LIFETIME)
        if len(self.known) > KEPT:
            del self.known[next(iter(self.known))]
        return f"{ws.config.address}/response/{ending}"

    def redeem(self, ws: Workspace, ending: str) -> ResponseUrl:
        url = self.known.get(ending)
        if url is None or ws.clock.now() > url.expires:
            raise UrlGone("expired_url")
        if url.uses >= USES:
            raise UrlGone("used_url")
        url.uses += 1
        return url


def respond(ws: Workspace, ending: str, body: bytes) -> None:
    """Post, replace or delete as the body says."""
    url = ws.response_urls.redeem(ws, ending)
    try:
        content = json.loads(body)
    except ValueError:
        raise ResponseRefused("invalid_payload") from None
    if not isinstance(content, dict):
        raise ResponseRefused("invalid_payload")
    channel = ws.channels[url.channel_id]
    original = channel.by_ts.get(url.original_ts or "")
    own = original if original and original.by_app else None
    if own and content.get("delete_original"):
        remove(ws, channel, own)
    else:
        show(ws, channel, url.user_id, content, own if content.get("replace_original") else None)


def show(ws: Workspace, channel: Channel, user_id: str, content: Json, original: Message | None) -> None:
    """Text and blocks of an answer; ephemeral unless it says in_channel."""
    words, blocks = content.get("text") or "", content.get("blocks") or []
    if not isinstance(words, str) or not isinstance(blocks, list):
        raise ResponseRefused("invalid_payload")
    if not words and not blocks:
        raise ResponseRefused("no_text")
    if problems_in_blocks(blocks):
        raise ResponseRefused("invalid_blocks")
    if blocks_are_too_long(blocks):
        raise ResponseRefused("msg_blocks_too_long")
    if original:
        edit(ws, channel, original, words, blocks)
        return
    in_channel = content.get("response_type") == "in_channel"
    post(
        ws,
        channel,
        ws.bot.id,
        words,
        blocks=blocks,
        thread_ts=content.get("thread_ts"),
        ephemeral_for=None if in_channel else user_id,
        by_app=True,
    )
