"""What a message may contain: blocks, metadata, and the thread that it belongs to."""

import json
import re
from typing import Any

from sandbox.api.arguments import structure, text
from sandbox.api.refusals import check_blocks
from sandbox.api.registry import Refused, Request
from sandbox.workspace import Channel, Json

LARGEST_METADATA = 16_000  # docs.slack.dev, "Message metadata": metadata_too_large
TIMESTAMP = re.compile(r"\d{9,11}\.\d{6}")


def message_blocks(request: Request) -> list[Json] | None:
    """The blocks of a message; None when the call gave none (an empty list removes them)."""
    blocks = structure(request, "blocks", "invalid_blocks_format")
    markdown = text(request, "markdown_text")
    if not markdown:
        return None if blocks is None else check_blocks(blocks)
    if blocks or text(request, "text"):
        raise Refused("markdown_text_conflict")
    return check_blocks([{"type": "markdown", "text": markdown}])


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
