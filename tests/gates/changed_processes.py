"""Processes with something changed in them, whatever it is, for rules that compare or move."""

import copy
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from gates.process import Process

Json = Any


def places(value: Json, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything that stands in the document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [path] if path else []
    return found + [place for key, each in inner for place in places(each, (*path, key))]


def at(document: Json, path: tuple[Any, ...]) -> Json:
    for step in path:
        document = document[step]
    return document


def other(value: Json) -> Json:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str() if value in ("optional", "required"):
            return "optional" if value == "required" else "required"
        case str():
            return f"{value}x"
    return value


def changed_at(process: Process, path: tuple[Any, ...], deed: str) -> Process | None:
    """None where the model of a process has no room for such a change."""
    document = copy.deepcopy(process.model_dump(mode="json"))
    around, last = at(document, path[:-1]), path[-1]
    if deed == "change":
        around[last] = other(around[last])
    elif deed == "remove":
        del around[last]
    elif deed == "clear":
        around[last] = None
    elif isinstance(around, list) and deed == "double":
        around.insert(last, other_key(around[last]))
    elif isinstance(around, list) and deed == "move":
        around.insert(0, around.pop(last))
    try:
        return Process.model_validate(document)
    except ValidationError:
        return None


def other_key(entry: Json) -> Json:
    if isinstance(entry, dict):
        return {**entry, **{name: f"{entry[name]}x" for name in ("key", "role") if name in entry}}
    return other(entry)


@st.composite
def changed(draw: st.DrawFn, process: Process, most: int = 4) -> Process:
    """After up to so many changes; some of them may cancel each other, or change nothing."""
    for _ in range(draw(st.integers(0, most))):
        path = draw(st.sampled_from(places(process.model_dump(mode="json"))))
        deed = draw(st.sampled_from(["change", "remove", "clear", "double", "move"]))
        process = changed_at(process, path, deed) or process
    return process
