"""Standard Markdown to HTML, for markdown blocks and canvases. docs.slack.dev, "Markdown block"."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from sandbox.page.markdown_lists import list_html
from sandbox.page.markdown_words import words_html
from sandbox.page.reader import Reader

FENCE = re.compile(r" {0,3}(```+|~~~+)\s*([\w+-]*)\s*$")
HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
QUOTE = re.compile(r" {0,3}> ?")
ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
DEEPEST = 20  # quotes within quotes; what is deeper stays as it was typed
DIVISION = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")

Lines = list[str]
Words = Callable[[str], Markup]


def markdown_html(text: str, reader: Reader) -> Markup:
    """Headings begin one level below the page's own. Nothing of the text reaches the page unescaped."""

    def words(line: str) -> Markup:
        return words_html(line, reader)

    return Markup("").join(_blocks(text.replace("\r\n", "\n").split("\n"), words))


def _blocks(lines: Lines, words: Words) -> Iterator[Markup]:
    rest = lines
    while rest:
        for starts, take in KINDS:
            if starts(rest):
                html, rest = take(rest, words)
                yield html
                break


def _blank(lines: Lines, _: Words) -> tuple[Markup, Lines]:
    return Markup(), lines[1:]


def _fence(lines: Lines, _: Words) -> tuple[Markup, Lines]:
    """To the closing fence, or to the end where there is none."""
    opened = FENCE.match(lines[0])
    mark = opened[1] if opened else ""
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == mark), len(lines))
    return Markup('<pre tabindex="0">{}</pre>').format("\n".join(lines[1:end])), lines[end + 1 :]


def _heading(lines: Lines, words: Words) -> tuple[Markup, Lines]:
    found = HEADING.match(lines[0])
    level = min(6, len(found[1]) + 1) if found else 2
    title = words(found[2]) if found else escape(lines[0])
    return Markup("<h{0}>{1}</h{0}>").format(level, title), lines[1:]


def _rule(lines: Lines, _: Words) -> tuple[Markup, Lines]:
    return Markup("<hr>"), lines[1:]


def _quote(lines: Lines, words: Words) -> tuple[Markup, Lines]:
    end = _run(lines, lambda line: bool(QUOTE.match(line)))
    if lines[0].count(">") > DEEPEST:
        return _paragraph(lines[:end], words)[0], lines[end:]
    inside = [QUOTE.sub("", line, count=1) for line in lines[:end]]
    return Markup("<blockquote>{}</blockquote>").format(Markup("").join(_blocks(inside, words))), lines[end:]


def _list(lines: Lines, words: Words) -> tuple[Markup, Lines]:
    end = _run(lines, lambda line: bool(ITEM.match(line)) or line.startswith("  "))
    return list_html(lines[:end], words), lines[end:]


def _table(lines: Lines, words: Words) -> tuple[Markup, Lines]:
    end = _run(lines, lambda line: "|" in line)
    head, _, *rows = ([words(cell) for cell in _cells(line)] for line in lines[:end])
    top = Markup("").join(Markup('<th scope="col">{}</th>').format(cell) for cell in head)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(cell) for cell in row))
        for row in rows
    )
    table = Markup(
        '<div class="sideways" role="group" tabindex="0" aria-label="Table"><table class="table">'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    )
    return table.format(top, body), lines[end:]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _paragraph(lines: Lines, words: Words) -> tuple[Markup, Lines]:
    """To the next empty line or other kind of block; line ends stay, as in Slack."""
    end = _run(lines, lambda line: not any(starts([line]) for starts, _ in KINDS[:-1]), least=1)
    text = Markup("<br>").join(words(line.strip()) for line in lines[:end])
    return Markup("<p>{}</p>").format(text), lines[end:]


def _run(lines: Lines, goes_on: Callable[[str], bool], least: int = 0) -> int:
    return next((n for n, line in enumerate(lines) if n >= least and not goes_on(line)), len(lines))


def _is_table(lines: Lines) -> bool:
    return len(lines) > 1 and "|" in lines[0] and "|" in lines[1] and bool(DIVISION.match(lines[1]))


KINDS: tuple[tuple[Callable[[Lines], object], Callable[[Lines, Words], tuple[Markup, Lines]]], ...] = (
    (lambda lines: not lines[0].strip(), _blank),
    (lambda lines: FENCE.match(lines[0]), _fence),
    (lambda lines: HEADING.match(lines[0]), _heading),
    (lambda lines: RULE.match(lines[0]), _rule),
    (lambda lines: QUOTE.match(lines[0]), _quote),
    (lambda lines: ITEM.match(lines[0]), _list),
    (_is_table, _table),
    (lambda _: True, _paragraph),
)
