"""The log: every event is in it, and never a secret."""

import io
import json
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
import structlog
from slack_bolt import App, BoltRequest

from bot import log

BOT_TOKEN = "xoxb-1111111111-2222222222-abcdefghijkl"
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"


@pytest.fixture(autouse=True)
def logging_of_the_run_is_put_back() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers, root.level, sys.excepthook, threading.excepthook
    yield
    root.handlers, root.level, sys.excepthook, threading.excepthook = before
    structlog.reset_defaults()


@pytest.fixture
def lines() -> io.StringIO:
    stream = io.StringIO()
    log.configure("INFO", [BOT_TOKEN, SIGNING_SECRET], stream)
    return stream


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def fail_with(secret: str) -> None:
    raise ValueError(f"refused {secret}")


def test_an_event_is_one_line_with_its_fields_and_the_time(lines: io.StringIO) -> None:
    structlog.get_logger("gatehouse").info("gate decided", gate="qa", round=2)
    told = json.loads(lines.getvalue())
    assert told["event"] == "gate decided"
    assert told["round"] == 2
    assert told["timestamp"].endswith("Z")


def test_a_line_of_a_library_looks_like_ours(lines: io.StringIO) -> None:
    logging.getLogger("slack_bolt").warning("odd request %s", 7)
    assert json.loads(lines.getvalue())["event"] == "odd request 7"


def test_bolts_warnings_about_a_token_that_it_need_not_use_are_left_out(lines: io.StringIO) -> None:
    for sentence in log.EXPECTED:
        logging.getLogger("slack_bolt.App").warning(sentence)
    assert lines.getvalue() == ""


def test_a_secret_in_a_message_a_field_or_a_nested_value_is_removed(lines: io.StringIO) -> None:
    logger, sentence = structlog.get_logger("gatehouse"), f"sent {BOT_TOKEN}"
    logger.warning(sentence, secret=SIGNING_SECRET, deep={"headers": [f"Bearer {BOT_TOKEN}"]})
    logging.getLogger("slack_sdk").warning("arguments: %r", {"token": BOT_TOKEN})
    told = lines.getvalue()
    assert BOT_TOKEN not in told
    assert SIGNING_SECRET not in told
    assert told.count("[redacted]") == 4


def test_a_secret_in_a_traceback_is_removed(lines: io.StringIO) -> None:
    try:
        fail_with(SIGNING_SECRET)
    except ValueError:
        structlog.get_logger("gatehouse").exception("failed", token=BOT_TOKEN)
    told = json.loads(lines.getvalue())
    assert "ValueError: refused [redacted]" in told["exception"]
    assert told["token"] == "[redacted]"


def test_what_looks_like_any_slack_token_is_removed_though_nobody_named_it(lines: io.StringIO) -> None:
    structlog.get_logger("gatehouse").info("tokens", a="xoxp-9-user", b="xapp-1-A0-socket", c="xoxe.xoxb-1-x")
    told = lines.getvalue()
    assert "9-user" not in told
    assert "A0-socket" not in told
    assert "xoxb" not in told


def test_a_password_in_the_databases_address_is_removed(lines: io.StringIO) -> None:
    structlog.get_logger("gatehouse").info("connecting", url="postgresql+psycopg://app:s3cret!x@db:5432/gate")
    assert json.loads(lines.getvalue())["url"] == "postgresql+psycopg://app:[redacted]@db:5432/gate"


def test_a_request_that_is_turned_away_is_noted_without_its_content(lines: io.StringIO) -> None:
    app = App(signing_secret=SIGNING_SECRET, token=BOT_TOKEN, token_verification_enabled=False)
    forged = BoltRequest(
        body="response_url=https%3A%2F%2Fhooks.example%2Fsecret-ending",
        headers={"x-slack-signature": "v0=forged", "x-slack-request-timestamp": "1"},
    )
    assert app.dispatch(forged).status == 401
    told = lines.getvalue()
    assert "SLACK_SIGNING_SECRET did not sign it" in told
    assert "secret-ending" not in told
    assert "forged" not in told


def test_an_error_that_nobody_caught_is_logged_without_secrets(lines: io.StringIO) -> None:
    thread = threading.Thread(target=fail_with, args=[BOT_TOKEN])
    thread.start()
    thread.join()
    told = json.loads(lines.getvalue())
    assert told["level"] == "critical"
    assert "ValueError: refused [redacted]" in told["exception"]


def test_a_person_at_a_terminal_gets_plain_lines_and_no_local_variables() -> None:
    terminal = Terminal()
    log.configure("INFO", [SIGNING_SECRET], terminal)
    try:
        fail_with(SIGNING_SECRET)
    except ValueError:
        structlog.get_logger("gatehouse").exception("failed", gate="qa")
    assert "gate" in terminal.getvalue()
    assert "ValueError: refused [redacted]" in terminal.getvalue()
    assert SIGNING_SECRET not in terminal.getvalue()
