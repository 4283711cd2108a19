"""Walking through a block: every field whatever its depth, and the same block with one field changed."""

import copy
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The path and content of every field."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key), inner
        yield from places(inner, (*path, key))


def changed(block: dict[str, Any], path: Path, content: Any) -> dict[str, Any]:
    """A copy with other content at this path."""
    other: Any = copy.deepcopy(block)
    inner = other
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = content
    return other  # type: ignore[no-any-return]
