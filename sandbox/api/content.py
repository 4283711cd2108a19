"""What a message may contain: text, blocks, attachments, metadata, and the thread that it belongs to."""

import json
from typing import Any

from sandbox.api.arguments import flag, invalid_arguments, structure, text
from sandbox.api.lookup import TIMESTAMP
from sandbox.api.refusals import check_blocks
from sandbox.api.registry import Limited, Refused, Request
from sandbox.blocks.sizes import blocks_are_too_long
from sandbox.workspace import Channel, Json

LARGEST_METADATA = 16_000  # docs.slack.dev, "Message metadata": metadata_too_large
MOST_ATTACHMENTS = 100  # slack-api-ref, chat.postMessage: too_many_attachments


def message_content(request: Request) -> tuple[str, Json]:
    """The text, and the other fields of a new Message; one without words or blocks is refused."""
    words, blocks, attachments = text(request, "text"), message_blocks(request), message_attachments(request)
    if not words and not blocks and not attachments:
        raise Refused("no_text")
    return words, {"blocks": blocks or [], "attachments": attachments or []}


def message_blocks(request: Request) -> list[Json] | None:
    """The blocks of a message; None when the call gave none (an empty list removes them)."""
    blocks = structure(request, "blocks", "invalid_blocks_format")
    markdown = text(request, "markdown_text")
    if not markdown:
        return None if blocks is None else _checked(blocks)
    if blocks or text(request, "text"):
        raise Refused("markdown_text_conflict")
    return _checked([{"type": "markdown", "text": markdown}])


def _checked(blocks: Any) -> list[Json]:
    checked = check_blocks(blocks)
    if blocks_are_too_long(checked):
        raise Refused("msg_blocks_too_long")
    return checked


def message_attachments(request: Request) -> list[Json] | None:
    """The legacy attachments, numbered as Slack numbers them; None when the call gave none."""
    given: Any = structure(request, "attachments", "invalid_arguments")
    if given is None:
        return None
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise invalid_arguments("must be an array of objects [json-pointer:/attachments]")
    if len(given) > MOST_ATTACHMENTS:
        raise Refused("too_many_attachments")
    for each in given:
        if "blocks" in each:
            check_blocks(each["blocks"])
    return [{"id": number, "fallback": each.get("text", ""), **each} for number, each in enumerate(given, 1)]


def message_metadata(request: Request) -> Json | None:
    metadata: Any = structure(request, "metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata, dict):
        raise Refused("invalid_metadata_format")
    if not metadata:
        return {}
    if not isinstance(metadata.get("event_type"), str) or not isinstance(metadata.get("event_payload"), dict):
        raise Refused("invalid_metadata_schema")
    if len(json.dumps(metadata)) > LARGEST_METADATA:
        raise Refused("metadata_too_large")
    return metadata


def thread_parent(request: Request, channel: Channel) -> str | None:
    """The parent's ts; a reply's own ts leads to its parent."""
    given = text(request, "thread_ts")
    if not given:
        return None
    if not TIMESTAMP.fullmatch(given):
        messages = [f"[ERROR] {given} is not a valid thread_ts"]
        raise Refused("invalid_thread_ts", response_metadata={"messages": messages})
    message = channel.by_ts.get(given)
    if message is None:
        raise Refused("thread_not_found")
    if message.ephemeral_for:
        raise Refused("cannot_reply_to_message")
    return message.thread_ts or message.ts


def demand_own_name(request: Request) -> None:
    """docs.slack.dev, chat.postMessage "Authorship": as_user is for classic apps only."""
    if flag(request, "as_user"):
        raise Refused("as_user_not_supported")


def keep_pace(request: Request, channel: Channel) -> None:
    """docs.slack.dev, "Rate limits": one message a second in each channel."""
    if wait := request.ws.limits.message(channel.id, request.ws.clock.now()):
        raise Limited(wait)
