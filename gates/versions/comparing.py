"""Two versions of a process compared: one sentence for each thing that differs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from gates.process import Model, Process
from gates.versions.difference_words import Names, field_words


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


UNORDERED = {"roles"}


@dataclass(frozen=True, slots=True)
class Difference:
    change: Change
    sentence: str
    phase: str | None = None  # the key of the phase in which it is


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a process a thing stands, from the outside in."""

    names: Names
    words: tuple[str, ...] = ()
    phase: str | None = None

    def within(self, words: str, phase: str | None = None) -> "Place":
        return Place(self.names, (*self.words, words), phase or self.phase)

    def tells(self, change: Change, sentence: str) -> Difference:
        words = f"{', '.join(self.words)}: {sentence}." if self.words else f"{sentence}."
        return Difference(change, f"{words[0].upper()}{words[1:]}", self.phase)


def differences(before: Process, after: Process) -> list[Difference]:
    """None exactly where both say the same. The number of the version does not count."""
    renumbered = after.model_copy(update={"version": before.version})
    return list(between_models(before, renumbered, Place(Names(before, renumbered))))


def between_models(before: Model, after: Model, place: Place) -> Iterator[Difference]:
    for field in type(before).model_fields:
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield from between_values(field, old, new, place)


def between_values(field: str, old: Any, new: Any, place: Place) -> Iterator[Difference]:
    old_entries, new_entries = entries_of(old), entries_of(new)
    if old_entries is not None and new_entries is not None:
        yield from between_entries(field, old_entries, new_entries, place)
        if isinstance(new, tuple):
            yield from moved(field, old_entries, new_entries, place)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from between_lists(field, old, new, place)
    elif isinstance(old, Model) and type(old) is type(new):
        yield from between_models(old, new, place.within(field_words(field)))
    else:
        yield between_texts(field, old, new, place)


def entries_of(value: Any) -> Mapping[str, Model] | None:
    """Entries that are told apart by a key of their own: roles, phases, items, sign-offs."""
    if isinstance(value, dict):
        return value if all(isinstance(each, Model) for each in value.values()) else None
    if not isinstance(value, tuple):
        return None
    entries = {str(getattr(each, "key", getattr(each, "role", ""))): each for each in value}
    told_apart = len(entries) == len(value) and "" not in entries
    return entries if told_apart and all(isinstance(each, Model) for each in value) else None


def between_entries(
    field: str, old: Mapping[str, Model], new: Mapping[str, Model], place: Place
) -> Iterator[Difference]:
    def inner(key: str) -> Place:
        words = f"{names.kind(field)} {names.entry(key, new[key] if key in new else old[key])}"
        return place.within(words, key if field == "phases" else None)

    names, order = place.names, list(new)
    for key in [key for key in old if key not in new]:
        yield lone(inner(key), Change.REMOVED, "is gone")
    for key in order:
        if key not in old:
            before = order[order.index(key) - 1] if order.index(key) else None
            where = f", after {names.entry(before, new[before])}" if before else ", as the first one"
            where = "" if field in UNORDERED else where
            yield lone(inner(key), Change.ADDED, f"is new{where}")
        elif old[key] != new[key]:
            yield from between_models(old[key], new[key], inner(key))


def lone(place: Place, change: Change, deed: str) -> Difference:
    """About the thing itself, not about something in it."""
    *around, last = place.words
    return Place(place.names, tuple(around), place.phase).tells(change, f"{last} {deed}")


def moved(
    field: str, old: Mapping[str, Model], new: Mapping[str, Model], place: Place
) -> Iterator[Difference]:
    """The fewest entries whose move explains the new order."""
    kept, order = [key for key in old if key in new], [key for key in new if key in old]
    matches = SequenceMatcher(None, kept, order, autojunk=False).get_matching_blocks()
    stayed = {key for match in matches for key in order[match.b : match.b + match.size]}
    for position, key in enumerate(order):
        if key not in stayed:
            before = order[position - 1] if position else None
            where = f"after {place.names.entry(before, new[before])}" if before else "to the beginning"
            words = f"{place.names.kind(field)} {place.names.entry(key, new[key])} moves {where}"
            inner = Place(place.names, place.words, key if field == "phases" else place.phase)
            yield inner.tells(Change.MOVED, words)


def between_lists(field: str, old: Sequence[Any], new: Sequence[Any], place: Place) -> Iterator[Difference]:
    said_before, said_now = ([place.names.shown(field, each) for each in values] for values in (old, new))
    gone, come = Counter(said_before) - Counter(said_now), Counter(said_now) - Counter(said_before)
    for words in gone.elements():
        yield place.tells(Change.REMOVED, f"{field_words(field)} no longer has {words}")
    for words in come.elements():
        yield place.tells(Change.ADDED, f"{field_words(field)} now has {words}")
    if not gone and not come:
        yield place.tells(Change.MOVED, f"{field_words(field)} stands in another order")


def between_texts(field: str, old: Any, new: Any, place: Place) -> Difference:
    words, was, now = field_words(field), place.names.shown(field, old), place.names.shown(field, new)
    if isinstance(old or new, Model):  # one of the two is not there
        deed = "is new" if old is None else "is gone"
    elif old is None:
        deed = f"is new: {now}"
    elif new is None:
        deed = f"is gone; it was {was}"
    elif was == now:  # where it is too long to be shown whole
        deed = "is worded anew"
    else:
        deed = f"changes from {was} to {now}"
    change = Change.ADDED if old is None else Change.REMOVED if new is None else Change.CHANGED
    return place.tells(change, f"{words} {deed}")
