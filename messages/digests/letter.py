"""A message to the client in words, before it becomes a Slack message or a mail."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from gates.digests.client_digest import ClientDigest
from gates.process_files.digests import Language

WORDS = Path(__file__).parent.parent / "words"
DAYS = {
    Language.ENGLISH: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    Language.GERMAN: ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
}
MONTHS = {
    Language.ENGLISH: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    Language.GERMAN: (
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
        "November", "Dezember",
    ),
}  # fmt: skip


class PartKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    NOTE = "note"  # the manager's own words


MARKS = {"## ": PartKind.HEADING, "- ": PartKind.LIST, "> ": PartKind.NOTE}


@dataclass(frozen=True, slots=True)
class Part:
    kind: PartKind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Plain words throughout: whoever shows them escapes them."""

    subject: str
    parts: tuple[Part, ...]


def letter(digest: ClientDigest) -> Letter:
    """The template is given the digest and nothing else."""
    template = environment(digest.language).get_template(f"client/{digest.kind}.{digest.language}.j2")
    subject, *lines = template.render(d=digest).strip().split("\n")
    return Letter(subject.strip(), tuple(parts_of(lines)))


def parts_of(lines: list[str]) -> list[Part]:
    """Neighbouring lines with the same mark are one part; an empty line ends a paragraph."""
    found = []
    for (mark, blank), group in groupby(lines, lambda line: (mark_of(line), not line.strip())):
        words = tuple(line.removeprefix(mark).strip() for line in group)
        if blank:
            continue
        kind = MARKS.get(mark, PartKind.PARAGRAPH)
        each = [(word,) for word in words] if kind is PartKind.HEADING else [words]
        found += [Part(kind, part) for part in each]
    return found


def mark_of(line: str) -> str:
    return next((mark for mark in MARKS if line.startswith(mark)), "")


@cache
def environment(language: Language) -> Environment:
    """For plain text; what a person typed is on one line, so it begins no heading and no list."""
    jinja = Environment(
        loader=FileSystemLoader(WORDS),
        autoescape=select_autoescape(default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters["day"] = lambda day: spoken_day(day, language)
    return jinja


def spoken_day(day: date, language: Language) -> str:
    weekday, month = DAYS[language][day.weekday()], MONTHS[language][day.month - 1]
    dot = "." if language is Language.GERMAN else ""
    return f"{weekday} {day.day}{dot} {month} {day.year}"
