"""Walking through a block: every field whatever its depth, and the same block with one field changed."""

from collections.abc import Iterator, Sequence
from typing import Any

Path = tuple[str | int, ...]


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The path and content of every field."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key), inner
        yield from places(inner, (*path, key))


def signed_places(payload: dict[str, Any]) -> Iterator[tuple[Path, Any, str]]:
    """Each kind of field once, with what it is: the types around it and the names that lead to it."""
    seen: set[str] = set()
    for path, value in places(payload):
        signature = _signature(payload, path)
        if signature not in seen:
            seen.add(signature)
            yield path, value, signature


def _signature(value: Any, path: Path) -> str:
    words = []
    for key in path:
        words += [str(value.get("type", "")), str(key)] if isinstance(value, dict) else ["*"]
        value = value[key]
    kind = value.get("type", "") if isinstance(value, dict) else ""
    return " ".join([*words, str(kind)])


def content(payload: Any, path: Sequence[str]) -> Any:
    """What stands at a JSON pointer, or nothing."""
    for key in path:
        if isinstance(payload, list) and key.isdigit() and int(key) < len(payload):
            payload = payload[int(key)]
        elif isinstance(payload, dict) and key in payload:
            payload = payload[key]
        else:
            return None
    return payload


def changed(block: Any, path: Path, content: Any) -> Any:
    """The same with other content at this path; whatever is not on the way is shared, not copied."""
    if not path:
        return content
    key, *rest = path
    other: Any = list(block) if isinstance(block, list) else dict(block)
    other[key] = changed(block[key], tuple(rest), content)
    return other
