"""The newest part of the journal, or an older one, as somebody has filtered it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice

from sandbox.journal import Call, Entry, Journal
from sandbox.page.panel_lines import LogLine, line_of

WINDOW = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """Newest first: those after a number, or before one; 0 asks for no bound."""

    text: str = ""
    failures: bool = False
    after: int = 0
    before: int = 0

    def fits(self, entry: Entry) -> bool:
        if self.failures and entry.ok:
            return False
        return not self.text or self.text.lower() in _searchable(entry)


@dataclass(frozen=True, slots=True)
class LogWindow:
    """lines by the time at which each began; oldest is the number from which older ones go on."""

    lines: list[LogLine]
    oldest: int
    has_more: bool


def window(journal: Journal, wanted: Wanted) -> LogWindow:
    found = list(islice(filter(wanted.fits, _newest_first(journal, wanted)), WINDOW + 1))
    shown = found[:WINDOW]
    lines = sorted(map(line_of, shown), key=lambda line: (line.at, line.n), reverse=True)
    return LogWindow(lines, shown[-1].n if shown else 0, len(found) > WINDOW)


def entry_numbered(journal: Journal, n: int) -> Entry | None:
    entries: Iterator[Entry] = iter((*journal.calls, *journal.deliveries))
    return next((entry for entry in entries if entry.n == n), None)


def _newest_first(journal: Journal, wanted: Wanted) -> Iterator[Entry]:
    """Of copies, because a search through a full journal goes on while calls come in."""
    calls: Iterator[Entry] = reversed(tuple(journal.calls))
    deliveries: Iterator[Entry] = reversed(tuple(journal.deliveries))
    for entry in merge(calls, deliveries, key=lambda each: -each.n):
        if entry.n <= wanted.after:
            return
        if not wanted.before or entry.n < wanted.before:
            yield entry


def _searchable(entry: Entry) -> str:
    """Everything that stands in the line and in both sides."""
    line = line_of(entry)
    sides = (entry.arguments, entry.answer) if isinstance(entry, Call) else (entry.body, entry.answer)
    words = (line.name, line.way, line.trouble or "ok", line.warning, *line.notes)
    return " ".join((*words, *(json.dumps(side, ensure_ascii=False) for side in sides))).lower()
