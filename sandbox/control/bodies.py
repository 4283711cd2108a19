"""What a control request says, checked before anything is done: every mistake in it is one sentence."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from starlette.requests import Request

from sandbox.people.acting import NotPossible


def _is_text(value: Any) -> bool:
    """Half of a surrogate pair can stand in JSON, but in no answer."""
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(_is_text(each) for each in value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field must be, in words and as a question."""

    words: str
    fits: Callable[[Any], bool]


TEXT = Shape("a text", _is_text)
TEXTS = Shape("a list of texts", _are_texts)
NUMBER = Shape("a number", _is_number)
YES_OR_NO = Shape("true or false", lambda value: isinstance(value, bool))
OBJECT = Shape("an object", lambda value: isinstance(value, dict))
ACTION = Shape("a text or an object", lambda value: _is_text(value) or isinstance(value, dict))

SHAPES: dict[str, Shape] = {
    **dict.fromkeys(
        ("user", "channel", "text", "command", "callback_id", "invited", "removed", "tab", "to"), TEXT
    ),
    **dict.fromkeys(("thread_ts", "message_ts", "view", "view_id"), TEXT),
    **dict.fromkeys(("action_id", "block", "block_id", "value", "label"), TEXT),
    **dict.fromkeys(("name", "real_name", "id", "team_id", "title", "email", "tz"), TEXT),
    **dict.fromkeys(("kind", "method", "disconnect"), TEXT),
    **dict.fromkeys(("token", "redirect_uri", "invite", "url", "handle", "description"), TEXT),
    **dict.fromkeys(("status_text", "status_emoji", "presence", "colour"), TEXT),
    **dict.fromkeys(("dnd_start", "dnd_end", "status_expires"), NUMBER),
    **dict.fromkeys(("users", "scopes"), TEXTS),
    **dict.fromkeys(("values", "state"), OBJECT),
    **dict.fromkeys(
        ("clear", "deleted", "disabled", "is_admin", "is_ext_shared", "is_archived", "on"), YES_OR_NO
    ),
    **dict.fromkeys(("advance", "seconds"), NUMBER),
    "action": ACTION,
    "members": TEXTS,
}

MAY_BE_NULL = frozenset({"times", "edit_seconds"})


class Body(dict[str, Any]):
    """The fields of a request's JSON object. Asking for one that is not there refuses the request."""

    def __missing__(self, name: str) -> NoReturn:
        raise NotPossible(f"The body lacks {name!r}.")


async def body_of(request: Request) -> Body:
    """null says the same as leaving a field out, except where it has a meaning."""
    content = _parsed(await request.body())
    if not isinstance(content, dict):
        raise NotPossible(f"The body must be a JSON object, not {_word(content)}.")
    body = Body({name: value for name, value in content.items() if value is not None or name in MAY_BE_NULL})
    for name, value in body.items():
        shape = SHAPES.get(name)
        if shape and not shape.fits(value):
            raise NotPossible(f"{name!r} must be {shape.words}, not {_word(value)}.")
    return body


def seconds_in(body: Body, name: str, default: float | None = None, most: float = 3600.0) -> float:
    seconds = float(body[name] if default is None else body.get(name, default))
    if not 0 <= seconds <= most:
        raise NotPossible(f"{name!r} must be between 0 and {most:g} seconds.")
    return seconds


def whole_number(given: str, name: str) -> int:
    if not (given.isascii() and given.isdecimal() and len(given) < 16):
        raise NotPossible(f"{name} must be a whole number, not {given!r}.")
    return int(given)


def number_asked(request: Request, name: str, default: int = 0) -> int:
    return whole_number(request.query_params.get(name, str(default)), name)


def seconds_asked(request: Request, name: str, default: float, most: float) -> float:
    """Whoever asks for more gets the most."""
    given = request.query_params.get(name, str(default))
    try:
        seconds = float(given)
    except ValueError:
        seconds = -1.0
    if not seconds >= 0:
        raise NotPossible(f"{name} must be a number of seconds, not {given!r}.")
    return min(seconds, most)


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw.strip() else {}
    except (ValueError, RecursionError):
        raise NotPossible("The body is not JSON.") from None


def _word(value: Any) -> str:
    """Python reads NaN and Infinity in JSON, where nobody else does."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, str) and not _is_text(value):
        return "half a character"
    words = {bool: "true or false", str: "a text", list: "a list", dict: "an object", type(None): "null"}
    return words.get(type(value), "a number")
