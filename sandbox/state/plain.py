"""Dataclasses to JSON and back, field by field from their types, so that a new field cannot be forgotten."""

import base64
import binascii
import dataclasses
import math
import types
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, NoReturn, Union, get_args, get_origin, get_type_hints

from sandbox.workspace import DERIVED

SIMPLE = (str, int, float, bool)


class Unreadable(Exception):
    """A value does not fit the field that it stands in; the text says which."""


def to_plain(value: Any) -> Any:
    """What json.dumps takes."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in kept_fields(type(value))}
    if isinstance(value, dict):
        return {name: to_plain(each) for name, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(to_plain(each) for each in value)
    if isinstance(value, list | tuple):
        return [to_plain(each) for each in value]
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def from_plain(kind: Any, value: Any, place: str = "") -> Any:
    """The value that to_plain was given, for what is declared as this type."""
    if kind is Any:
        return value
    if dataclasses.is_dataclass(kind):
        return _object(kind, value, place)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), value, place)
    if origin is Literal:
        return value if value in get_args(kind) else _wrong(place, kind)
    return READERS[origin or kind](kind, value, place)


@cache
def kept_fields(kind: type) -> tuple[dataclasses.Field[Any], ...]:
    return tuple(field for field in dataclasses.fields(kind) if field.metadata != DERIVED)


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _object(kind: Any, value: Any, place: str) -> Any:
    """A field that the file lacks takes its default, as it does for a file of an older sandbox."""
    fields = {field.name: field for field in kept_fields(kind)}
    if not isinstance(value, dict) or not value.keys() <= fields.keys():
        _wrong(place, kind)
    lacking = [name for name, field in fields.items() if name not in value and _is_required(field)]
    if lacking:
        raise Unreadable(f"{place} lacks {lacking[0]}")
    given = {name: from_plain(_types(kind)[name], each, f"{place}.{name}") for name, each in value.items()}
    return kind(**given)


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _one_of(kinds: tuple[Any, ...], value: Any, place: str) -> Any:
    for kind in kinds:
        try:
            return from_plain(kind, value, place)
        except Unreadable:
            continue
    return _wrong(place, Union[kinds])  # noqa: UP007  (made at run time)


def _simple(kind: type, value: Any, place: str) -> Any:
    if kind is float and type(value) in (int, float) and abs(value) < math.inf:
        return value
    if type(value) is kind and kind is not float:
        return value
    return _wrong(place, kind)


def _nothing(kind: type, value: Any, place: str) -> None:
    return None if value is None else _wrong(place, kind)


def _bytes(kind: type, value: Any, place: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (TypeError, ValueError, binascii.Error):
        _wrong(place, kind)


def _items(kind: Any, value: Any, place: str) -> Any:
    """list, set, frozenset or tuple of one type."""
    if not isinstance(value, list):
        _wrong(place, kind)
    item = get_args(kind)[0]
    container: Callable[[Any], Any] = get_origin(kind)
    return container(from_plain(item, each, f"{place}[{n}]") for n, each in enumerate(value))


def _mapping(kind: Any, value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        _wrong(place, kind)
    _, item = get_args(kind)
    return {name: from_plain(item, each, f"{place}.{name}") for name, each in value.items()}


def _wrong(place: str, kind: Any) -> NoReturn:
    raise Unreadable(f"{place} is no {getattr(kind, '__name__', kind)}")


READERS: dict[Any, Callable[[Any, Any, str], Any]] = {
    **dict.fromkeys(SIMPLE, _simple),
    types.NoneType: _nothing,
    bytes: _bytes,
    **dict.fromkeys((list, set, frozenset, tuple), _items),
    dict: _mapping,
}
