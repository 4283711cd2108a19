"""The lines of the developer's log, in words; and how much of a full journal is shown."""

import pytest

from sandbox.journal import KEPT, Call, Delivery, Journal
from sandbox.page.panel_lines import line_of
from sandbox.page.panel_log import WINDOW, Wanted, window
from tests.sandbox.running import Json, Sandbox


def call(n: int = 1, answer: Json | None = None, status: int | None = 200, fault: str | None = None) -> Call:
    said = {"ok": True} if answer is None else answer
    at, path = 1_700_000_000.0 + n, "/api/chat.update"
    return Call(n, at, "api", "chat.update", path, "", {"n": n}, said, (), status, 0.0121, fault)


def delivery(status: int | None, reason: str | None = None, retry: int = 0) -> Delivery:
    body = {"event": {"type": "app_mention"}}
    return Delivery(2, 1_700_000_000.0, "event", body, status, 1.25, retry, reason)


@pytest.mark.parametrize(
    ("entry", "trouble"),
    [
        (call(), None),
        (call(answer={"ok": False, "error": "is_archived"}), "is_archived"),
        (call(answer={"ok": False, "error": "ratelimited"}, status=429), "HTTP 429, ratelimited"),
        (call(answer={}, status=None, fault="down"), "Slack was down"),
        (call(answer={}, status=None, fault="reset_before"), "the connection broke before it took effect"),
        (call(answer={}, status=None, fault="reset_after"), "took effect, but the connection broke"),
        (delivery(200), None),
        (delivery(None, "http_timeout"), "no answer in time"),
        (delivery(None, "connection_failed"), "the bot could not be reached"),
        (delivery(404, "http_error"), "the bot answered HTTP 404"),
    ],
)
def test_what_went_wrong_is_said_in_words(entry: Call | Delivery, trouble: str | None) -> None:
    assert line_of(entry).trouble == trouble


def test_a_repeat_and_how_long_it_took_are_said() -> None:
    line = line_of(delivery(200, retry=2))
    assert (line.name, line.way, line.notes, line.duration) == (
        "event app_mention", "Slack to bot", ("repeat 2",), "1.2 s",
    )  # fmt: skip


@pytest.fixture
def full() -> Journal:
    """As many entries as are kept, every tenth a failure."""
    journal = Journal()
    for n in range(1, KEPT + 1):
        journal.add_call(call(n, {"ok": False, "error": "x"} if n % 10 == 0 else None))
    return journal


def test_a_full_journal_is_shown_window_by_window(full: Journal) -> None:
    seen: list[int] = []
    part = window(full, Wanted())
    while True:
        seen += [line.n for line in part.lines]
        assert len(part.lines) <= WINDOW
        if not part.has_more:
            break
        part = window(full, Wanted(before=part.oldest))
    assert seen == list(range(KEPT, 0, -1))


def test_failures_and_words_are_found_wherever_they_stand(full: Journal) -> None:
    assert [line.n for line in window(full, Wanted(failures=True)).lines[:3]] == [KEPT, KEPT - 10, KEPT - 20]
    assert [line.n for line in window(full, Wanted(text='"N": 4321}')).lines] == [4321]
    assert window(full, Wanted(text="nowhere")).lines == []


def test_only_what_came_since_is_asked_for(full: Journal) -> None:
    assert [line.n for line in window(full, Wanted(after=KEPT - 2)).lines] == [KEPT, KEPT - 1]


@pytest.mark.parametrize(
    "garbage", ["after=x", "before=-1", "after=" + "9" * 5000, "text=%00%ff", "before=%D9%A3"]
)
def test_a_strange_question_is_no_failure_of_the_page(sandbox: Sandbox, garbage: str) -> None:
    assert sandbox.http.get(f"/page/panel/log?{garbage}").status_code in (200, 400)


def test_half_a_character_from_a_bot_is_shown_all_the_same(sandbox: Sandbox) -> None:
    """JSON can hold half of a surrogate pair, UTF-8 cannot."""
    headers = {"content-type": "application/json"}
    sandbox.http.post("/api/auth.test", content=b'{"x": "\\ud800"}', headers=headers)
    last = sandbox.get("workspace")["last_entry"]
    assert sandbox.http.get("/page/panel/log?text=x").status_code == 200
    assert sandbox.http.get(f"/page/panel/entry/{last}").status_code == 200
    assert sandbox.http.get("/sandbox/calls").status_code == 200
