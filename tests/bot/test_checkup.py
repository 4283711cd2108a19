"""`gatehouse check`: a tick for what is well, the cure for what is not."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bot.checkup import Finding, examine
from bot.manifest import SCOPES
from storage.migrate import upgrade
from tests.driver.mailbox import mail_server


@dataclass
class Slack:
    """Answers every method with what the test sets."""

    address: str
    scopes: set[str] = field(default_factory=lambda: set(SCOPES))
    answer: dict[str, Any] = field(default_factory=lambda: {"ok": True, "user": "gatehouse", "team": "Acme"})


@pytest.fixture
def slack(complete_environment: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slack]:
    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.send_header("X-OAuth-Scopes", ",".join(sorted(told.scopes)))
            self.end_headers()
            self.wfile.write(json.dumps(told.answer).encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    told = Slack(f"http://127.0.0.1:{server.server_port}/api/")
    thread = Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("SLACK_API_URL", told.address)
    yield told
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'gatehouse.db'}"
    upgrade(url)
    monkeypatch.setenv("DATABASE_URL", url)


def findings() -> dict[str, Finding]:
    return {finding.subject: finding for finding in examine()}


def test_when_all_is_well_every_line_is_good(slack: Slack, migrated: None) -> None:
    found = findings()
    assert list(found) == ["Settings", "Database", "Bot token", "Scopes"]
    assert all(finding.good for finding in found.values())
    assert found["Bot token"].text == "valid for gatehouse in Acme."


def test_wrong_settings_are_the_only_finding() -> None:
    found = findings()
    assert list(found) == ["Settings"]
    assert "SLACK_BOT_TOKEN is missing" in found["Settings"].text


def test_a_database_without_tables_comes_with_its_cure(slack: Slack) -> None:
    found = findings()["Database"]
    assert not found.good
    assert "gatehouse migrate" in found.text


def test_a_scope_that_was_not_granted_is_named(slack: Slack, migrated: None) -> None:
    slack.scopes -= {"pins:write", "im:write"}
    found = findings()["Scopes"]
    assert not found.good
    assert found.text.startswith("add im:write, pins:write under OAuth & Permissions")


def test_a_refused_token_is_told_in_slacks_own_word_with_where_to_get_another(
    slack: Slack, migrated: None
) -> None:
    slack.answer = {"ok": False, "error": "invalid_auth"}
    found = findings()
    assert "Scopes" not in found
    assert 'Slack says "invalid_auth"; copy SLACK_BOT_TOKEN again' in found["Bot token"].text


def test_an_app_token_is_tried_when_there_is_one(
    slack: Slack, migrated: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-A0123")
    slack.answer |= {"url": "wss://127.0.0.1/link"}
    assert findings()["App token"].good


def test_a_slack_that_does_not_answer_is_no_fault_of_the_token(
    slack: Slack, migrated: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")
    found = findings()["Bot token"]
    assert found.text.startswith("no Slack answers at http://127.0.0.1:9/api/")


def test_the_mail_server_is_tried(slack: Slack, migrated: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server() as box:
        monkeypatch.setenv("GATEHOUSE_SMTP_URL", f"smtp://127.0.0.1:{box.port}")
        assert "set both" in findings()["Mail"].text
        monkeypatch.setenv("GATEHOUSE_MAIL_FROM", "delivery@northwind.example")
        assert findings()["Mail"].good
        assert findings()["Mail"].text == "the server takes mail from delivery@northwind.example."
        monkeypatch.setenv("GATEHOUSE_SMTP_URL", f"smtp://gate:secret@127.0.0.1:{box.port}")
        assert "a password is not sent without" in findings()["Mail"].text
    unreachable = findings()["Mail"]
    assert not unreachable.good
    assert "cannot be reached" in unreachable.text
