"""A message to the client as a mail: the same words as plain text and as HTML."""

from dataclasses import dataclass
from functools import cache
from textwrap import fill

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from gates.process_files.digests import Language
from messages.digests.letter import WORDS, Letter, Part, PartKind

WIDTH = 78
PREFIXES = {PartKind.LIST: ("- ", "  "), PartKind.NOTE: ("> ", "> ")}


@dataclass(frozen=True, slots=True)
class Mail:
    subject: str
    text: str
    html: str


def mail(letter: Letter, language: Language) -> Mail:
    text = "\n\n".join(plain(part) for part in letter.parts)
    html = html_page().render(letter=letter, language=language.value)
    return Mail(letter.subject, f"{text}\n", html)


def plain(part: Part) -> str:
    if part.kind is PartKind.HEADING:
        return f"{part.lines[0]}\n{'-' * len(part.lines[0])}"
    first, later = PREFIXES.get(part.kind, ("", ""))
    return "\n".join(
        fill(line, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False)
        for line in part.lines
    )


@cache
def html_page() -> Template:
    jinja = Environment(loader=FileSystemLoader(WORDS), autoescape=True, undefined=StrictUndefined)
    return jinja.get_template("client/mail.html.j2")
