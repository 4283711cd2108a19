"""Cursor paging, as docs.slack.dev "Pagination" describes it."""

import base64
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from sandbox.api.arguments import text
from sandbox.api.registry import Refused, Request

Item = TypeVar("Item")


def page(request: Request, items: Iterable[Item], default: int, most: int) -> tuple[list[Item], str]:
    """One page of the items, and the cursor of the next ("" when this is the last); no more are looked at."""
    size = _limit(request, default, most)
    start = _start(text(request, "cursor"))
    end = start + size
    shown = list(islice(items, start, end + 1))
    following = base64.b64encode(f"next:{end}".encode()).decode() if len(shown) > size else ""
    return shown[:size], following


def _limit(request: Request, default: int, most: int) -> int:
    given = text(request, "limit", str(default)) or str(default)
    if not given.isdecimal():
        raise Refused("invalid_limit")
    return min(int(given) or default, most)


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
    except ValueError:
        raise Refused("invalid_cursor") from None
    if word != "next" or not number.isdecimal():
        raise Refused("invalid_cursor")
    return int(number)
