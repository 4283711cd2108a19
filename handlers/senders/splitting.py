"""A message that Slack finds too long, as several that follow each other."""

from dataclasses import replace
from datetime import timedelta

from messages.limits import FALLBACK, Json, text_size
from storage import notices
from storage.notices import Notice
from storage.transaction import Transaction

MOST_TEXT = 4000  # of the blocks of one part
MOST_BLOCKS = 20


def split(tx: Transaction, notice: Notice) -> int:
    """Into how many notices; none when it cannot be made shorter."""
    bodies = parts(notice.body)
    if len(bodies) < 2 or "/part/" in notice.key:
        return 0
    for number, body in enumerate(bodies):
        part = replace(notice, key=f"{notice.key}/part/{number}", body=body)
        notices.add(
            tx,
            key=part.key,
            kind=part.kind,
            body=part.body,
            due_at=notice.due_at + timedelta(microseconds=number),  # read in their order
            delivery_id=part.delivery_id,
            phase=part.phase,
            round=part.round,
            channel_id=part.channel_id,
            thread_kind=part.thread_kind,
            priority=part.priority,
            expires_at=part.expires_at,
        )
    return len(bodies)


def parts(body: Json) -> list[Json]:
    """Blocks go together as far as they fit; without blocks the text is cut between its lines."""
    text, blocks = str(body.get("text", "")), list(body.get("blocks") or ())
    rest = {name: value for name, value in body.items() if name not in ("text", "blocks")}
    if not blocks:
        return [{**rest, "text": piece} for piece in parts_within(text, FALLBACK)]
    return [{**rest, "text": text[:FALLBACK], "blocks": group} for group in groups(blocks)]


def parts_within(text: str, most: int) -> list[str]:
    """Whole lines as far as they fit; a line that is too long by itself is cut."""
    lines = [
        line[start : start + most] for line in text.split("\n") for start in range(0, len(line) or 1, most)
    ]
    found: list[str] = []
    for line in lines:
        if found and len(found[-1]) + 1 + len(line) <= most:
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


def groups(blocks: list[Json]) -> list[list[Json]]:
    found: list[list[Json]] = []
    for block in blocks:
        if not found or len(found[-1]) >= MOST_BLOCKS or text_size(found[-1]) + text_size(block) > MOST_TEXT:
            found.append([])
        found[-1].append(block)
    return found
