"""What stands in a hashed row in place of words, so that words can be erased while the hash still holds."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from json import dumps
from secrets import token_hex
from typing import Any

Detail = dict[str, Any]
Openings = dict[str, list[Any] | None]  # by name: the salt and the words; None once they are erased

ERASED = "[erased]"
COMMITMENT = "commitment"
SALT = 16  # bytes, so that nobody finds an erased name by trying those they know


def committed(detail: Mapping[str, Any]) -> tuple[Detail, Openings]:
    """The detail as it is hashed, and what opens it. Numbers, and yes or no, stand for themselves."""
    hashed, openings = dict(detail), Openings()
    for name, value in detail.items():
        if isinstance(value, str | list):
            salt = token_hex(SALT)
            hashed[name] = {COMMITMENT: commitment(salt, value)}
            openings[name] = [salt, value]
    return hashed, openings


def commitment(salt: str, value: Any) -> str:
    text = dumps(value, separators=(",", ":"), ensure_ascii=False)
    return sha256(f"{salt}{text}".encode()).hexdigest()


def opened(detail: Mapping[str, Any], openings: Openings | None) -> Detail:
    """As it was said. Rows from before there were commitments have no openings and say it themselves."""
    return {name: word(name, value, openings or {}) for name, value in detail.items()}


def word(name: str, value: Any, openings: Openings) -> Any:
    if not isinstance(value, dict):
        return value
    opening = openings.get(name)
    return opening[1] if opening else ERASED


def words_of(entry: Mapping[str, Any]) -> Detail:
    return opened(entry["detail"], entry.get("openings"))


def altered(entry: Mapping[str, Any]) -> Iterator[str]:
    """The names of words that are not those to which the row is committed, or that nothing is said of."""
    openings: Openings = entry.get("openings") or {}
    for name, opening in openings.items():
        hashed = entry["detail"].get(name)
        if not isinstance(hashed, dict) or (opening and not opens(hashed, opening)):
            yield name


def opens(hashed: Mapping[str, Any], opening: list[Any]) -> bool:
    if len(opening) != 2 or not isinstance(opening[0], str):
        return False
    return hashed.get(COMMITMENT) == commitment(opening[0], opening[1])


def missing(entry: Mapping[str, Any]) -> Iterator[str]:
    """The names of words that are there no more."""
    openings: Openings = entry.get("openings") or {}
    for name, value in entry["detail"].items():
        if isinstance(value, dict) and COMMITMENT in value and not openings.get(name):
            yield name
