"""mrkdwn as Slack renders it, and nothing of it unescaped."""

from datetime import UTC, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.page.mrkdwn import mrkdwn_html
from sandbox.page.reader import Reader
from sandbox.workspace import Channel, Person

NOON = 1_763_726_400  # 21 November 2025, 12:00 UTC
DANA = Person("U1", "dana", "Dana <b>Whitfield</b>", "T1")
READER = Reader(
    me="U1",
    people={"U1": DANA, "U2": Person("U2", "quinn", "Quinn Harper", "T1")},
    channels={
        "C1": Channel("C1", "deliveries", "channel", {"U1"}),
        "C2": Channel("C2", "board", "private", {"U2"}),
    },
    zone=ZoneInfo("America/New_York"),
    now=datetime.fromtimestamp(NOON, UTC).astimezone(ZoneInfo("America/New_York")),
)


def html(text: str) -> str:
    return str(mrkdwn_html(text, READER))


def line(text: str) -> str:
    return html(text).removeprefix("<span>").removesuffix("</span>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*bold*", "<b>bold</b>"),
        ("_soft_ and ~gone~", "<i>soft</i> and <s>gone</s>"),
        ("*bold _and soft_*", "<b>bold <i>and soft</i></b>"),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        ("* not bold *", "* not bold *"),
        ("`*literal*`", "<code>*literal*</code>"),
        ("a &amp; b &lt;i&gt;", "a &amp; b &lt;i&gt;"),
        ("• one\n• two", "• one\n• two"),
        (":tada_unknown:", ":tada_unknown:"),
        ("at 10:30:45 sharp", "at 10:30:45 sharp"),
    ],
)
def test_text_within_a_line_is_styled_as_in_slack(text: str, expected: str) -> None:
    assert line(text) == expected


def test_an_emoji_is_drawn_with_its_name_for_those_who_cannot_see_it() -> None:
    drawn = (
        '<span class="emoji" role="img" aria-label="white check mark" title=":white_check_mark:">✅</span>'
    )
    assert line(":white_check_mark:") == drawn


def test_code_blocks_and_quotes_stand_apart() -> None:
    assert html("a\n```\nx = '<b>'\n  y\n```\nb") == (
        "<span>a</span><pre>x = &#39;&lt;b&gt;&#39;\n  y</pre><span>b</span>"
    )
    assert html("&gt; one\n> *two*\nafter") == "<blockquote>one\n<b>two</b></blockquote><span>after</span>"


def test_mentions_show_names_and_mark_those_that_call_the_reader() -> None:
    assert line("<@U2>") == '<span class="mention">@Quinn Harper</span>'
    assert "mention--me" in line("<@U1>")
    assert "Dana &lt;b&gt;Whitfield" in line("<@U1>")
    assert line("<!channel>") == '<span class="mention mention--me">@channel</span>'
    assert line("<!subteam^S1|@qa-team>") == '<span class="mention">@qa-team</span>'


def test_a_channel_links_only_for_its_members_and_a_private_name_stays_secret() -> None:
    assert 'href="/?as=U1&amp;channel=C1">#deliveries' in line("<#C1|old-name>")
    assert "board" not in line("<#C2>")


def test_links_open_only_what_a_message_may_open() -> None:
    assert 'href="https://a.example/?x=1&amp;y=2"' in line("<https://a.example/?x=1&amp;y=2|*the* plan>")
    assert ">*the* plan</a>" in line("<https://a.example/|*the* plan>")
    assert 'href="https://a.example/x"' in line("see https://a.example/x.")
    assert line("<javascript:alert(1)|click>") == "&lt;javascript:alert(1)|click&gt;"


def test_dates_are_written_in_the_readers_zone() -> None:
    assert ">Today at 7:00 AM</time>" in line(f"<!date^{NOON}^{{date_short_pretty}} at {{time}}|noon>")
    assert ">due Nov 24, 2025</time>" in line(f"<!date^{NOON + 3 * 86_400}^due {{date_short}}|later>")
    assert ">by tomorrow</time>" in line(f"<!date^{NOON + 86_400}^by {{date_pretty}}|later>")
    assert line("<!date^soon^{date}|some day>") == "some day"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<https://a.example/"onmouseover="alert(1)|x>',
        "<!date^1^{date}^javascript:alert(1)|<b>x</b>>",
        "```<script>```",
        "`<img src=x>`",
        "*<svg/onload=alert(1)>*",
        "<@<script>>",
        "<#C9|<img>>",
        "&amp;lt;script&amp;gt;",
        '"><script>',
    ],
)
def test_hostile_text_never_becomes_markup(text: str) -> None:
    assert_harmless(html(text))


@given(st.text(alphabet="<>&|*_~`!@#^{}:;/\"'\nabhtps \u202e", max_size=60))
def test_no_text_at_all_becomes_markup_of_its_own(text: str) -> None:
    assert_harmless(html(text))


ALLOWED = {"span", "b", "i", "s", "a", "code", "pre", "blockquote", "time"}


class Checker(HTMLParser):
    """Refuses every tag and attribute that the renderer does not write itself, and what is left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        self.open.append(tag)
        for name, value in attrs:
            assert name in {"class", "href", "target", "rel", "datetime", "title", "role", "aria-label"}
            assert name != "href" or (value or "").startswith(("http", "mailto:", "tel:", "slack:", "/?as="))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def assert_harmless(markup: str) -> None:
    checker = Checker()
    checker.feed(markup)
    checker.close()
    assert checker.open == []
