"""Standard Markdown as markdown blocks and canvases show it. docs.slack.dev, "Markdown block"."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sandbox.page.markdown import markdown_html
from sandbox.page.reader import Reader
from sandbox.people.profiles import UserGroup
from sandbox.workspace import Channel, Person

DANA = Person("U1", "dana", "Dana Whitfield", "T1")
GENERAL = Channel("C1", "general", "channel", {"U1"})
GROUPS = {"S1": UserGroup("S1", "QA", "qa-team")}
NOW = datetime(2026, 1, 5, tzinfo=UTC)
READER = Reader("U1", {"U1": DANA}, {"C1": GENERAL}, ZoneInfo("UTC"), NOW, GROUPS)
BOX = '<input type="checkbox" disabled'


def html(text: str) -> str:
    return str(markdown_html(text, READER))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One", "<h2>One</h2>"),
        ("### Three ###", "<h4>Three</h4>"),
        ("**bold** __bold__", "<p><b>bold</b> <b>bold</b></p>"),
        ("*soft* _soft_ snake_case_name", "<p><i>soft</i> <i>soft</i> snake_case_name</p>"),
        ("**bold and *soft***", "<p><b>bold and <i>soft</i></b></p>"),
        ("~~gone~~", "<p><s>gone</s></p>"),
        ("`a *b* <c>`", "<p><code>a *b* &lt;c&gt;</code></p>"),
        (r"\*not soft\*", "<p>*not soft*</p>"),
        ("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("- a\n  1. b\n- c", "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"),
        (
            "- [x] a\n- [ ] b",
            f'<ul><li>{BOX} aria-label="Done" checked> a</li><li>{BOX} aria-label="Open"> b</li></ul>',
        ),
        ("> a\n> b", "<blockquote><p>a<br>b</p></blockquote>"),
        ("```py\na < b\n```\nc", '<pre tabindex="0">a &lt; b</pre><p>c</p>'),
        ("---", "<hr>"),
        ("![](@U1)", '<p><span class="mention mention--me">@Dana Whitfield</span></p>'),
        ("![](#C1)", '<p><a class="mention" href="/?as=U1&amp;channel=C1">#general</a></p>'),
        ("<!subteam^S1>", '<p><span class="mention">@qa-team</span></p>'),
    ],
)  # fmt: skip
def test_markdown_becomes_html(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_link_opens_outside_and_only_where_a_message_may_lead() -> None:
    assert html("[a **b**](https://x.org)") == (
        '<p><a href="https://x.org" target="_blank" rel="noopener noreferrer">a <b>b</b></a></p>'
    )
    assert html("[a](javascript:alert(1))").startswith("<p>a")
    assert "<a" not in html("[a](javascript:alert(1))")


def test_a_table_has_a_head() -> None:
    shown = html("| A | B |\n|---|:-:|\n| 1 | **2** |")
    assert '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>' in shown
    assert "<tbody><tr><td>1</td><td><b>2</b></td></tr></tbody>" in shown


@pytest.mark.parametrize(
    "text", ["<script>", "# <b>", "- <b>", "| <b> |\n|---|\n| <b> |", "[<b>](https://x)", "`<b>`"]
)
def test_html_in_markdown_stays_text(text: str) -> None:
    shown = html(text)
    assert "<b>" not in shown
    assert "<script" not in shown


@pytest.mark.parametrize(
    "text", ["*" * 3_000, "[" * 2_000, "`" * 999 + "a", "> " * 500, "_a" * 3_000, "|" * 900]
)
def test_strange_markdown_is_answered_quickly_and_whole(text: str) -> None:
    assert html(text)
