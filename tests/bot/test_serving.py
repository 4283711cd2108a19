"""`gatehouse web` and `gatehouse run` as processes: they answer, refuse what is unsigned, stop cleanly."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Event

import pytest

from bot.children import Child, free_port
from storage.migrate import upgrade


def bot(command: str, folder: Path) -> Child:
    address = f"http://127.0.0.1:{(port := free_port(0))}"
    return Child(
        "bot",
        ["-m", "bot", command],
        folder=folder,
        address=address,
        ready=f"{address}/healthz",
        environment={
            "SLACK_BOT_TOKEN": "xoxb-1-of-the-test",
            "SLACK_SIGNING_SECRET": "8f742231b10e8888abcd99yyyzzz85a5",
            # Nobody listens there: the start must work while Slack is down.
            "SLACK_API_URL": "http://127.0.0.1:9/api/",
            "PORT": str(port),
            "GATEHOUSE_HOST": "127.0.0.1",
        },
    )


def ask(url: str, body: bytes | None = None) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, body, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Child]:
    child = bot("web", tmp_path)
    child.start()
    child.wait_until_it_answers(Event())
    yield child
    child.stop()


def test_web_is_ready_once_the_database_has_its_tables(web: Child) -> None:
    status, sentence = ask(f"{web.address}/readyz")
    assert status == 503
    assert "gatehouse migrate" in sentence
    upgrade(f"sqlite:///{web.folder / 'gatehouse.db'}")
    assert ask(f"{web.address}/readyz") == (200, "ready\n")


def test_a_request_that_slack_did_not_sign_is_refused(web: Child) -> None:
    assert ask(f"{web.address}/slack/events", b"command=/gate&text=start")[0] == 401


def test_a_request_larger_than_any_of_slacks_is_refused_before_it_is_read(web: Child) -> None:
    connection = HTTPConnection(web.address.removeprefix("http://"), timeout=10)
    connection.putrequest("POST", "/slack/events")
    connection.putheader("Content-Length", str(3 * 1024 * 1024))
    connection.putheader("X-Slack-Request-Timestamp", "1790000000")
    connection.putheader("X-Slack-Signature", f"v0={'0' * 64}")
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_web_stops_in_order_and_says_that_sqlite_keeps_all_on_one_machine(web: Child) -> None:
    web.stop()
    log = (web.folder / "bot.log").read_text()
    assert "must run on this same machine" in log
    assert "Shutting down: Master" in log
    assert "Traceback" not in log
    assert "xoxb-1-of-the-test" not in log


def test_run_migrates_by_itself_and_starts_while_slack_is_down(tmp_path: Path) -> None:
    child = bot("run", tmp_path)
    child.start()
    try:
        child.wait_until_it_answers(Event())
        assert ask(f"{child.address}/readyz") == (200, "ready\n")
    finally:
        child.stop()
