"""The command line as an operator meets it: a process, its two outputs, its exit code."""

from pathlib import Path

import pytest
import yaml

from tests.forking import gatehouse

SHIPPED = Path(__file__).parents[2] / "gates" / "processes"


@pytest.mark.parametrize("command", ["web", "socket", "clock", "run"])
def test_a_missing_secret_stops_the_start_with_one_sentence_and_code_two(command: str) -> None:
    ended = gatehouse(command)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.startswith("gatehouse: SLACK_BOT_TOKEN is missing: ")
    assert ended.stderr.count("\n") == 1


def test_socket_mode_without_its_token_says_where_to_get_one(complete_environment: None) -> None:
    ended = gatehouse("socket")
    assert ended.returncode == 2
    assert "SLACK_APP_TOKEN is missing" in ended.stderr
    assert "Basic Information > App-Level Tokens" in ended.stderr


def test_the_database_is_migrated_without_any_secret_and_twice_without_harm(tmp_path: Path) -> None:
    for _ in range(2):
        ended = gatehouse("migrate")
        assert (ended.returncode, ended.stdout) == (0, "The database is up to date.\n")
    assert (tmp_path / "gatehouse.db").exists()


def test_a_whole_audit_log_is_said_to_be_whole() -> None:
    assert gatehouse("migrate").returncode == 0
    ended = gatehouse("audit", "verify")
    assert (ended.returncode, ended.stdout) == (0, "✓ The audit log is whole.\n")


def test_an_export_is_verified_where_there_is_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = gatehouse("audit", "key").stdout
    secret, public = (line.split(sep)[1] for line, sep in zip(said.splitlines(), ("=", ": "), strict=True))
    assert gatehouse("migrate").returncode == 0
    assert gatehouse("audit", "checkpoint").returncode == 2
    monkeypatch.setenv("GATEHOUSE_CHECKPOINT_KEY", secret)
    assert gatehouse("audit", "checkpoint").returncode == 0
    assert gatehouse("audit", "export", "log").returncode == 0
    assert gatehouse("audit", "export", "log").returncode == 1  # never written over
    (tmp_path / "gatehouse.db").unlink()
    assert gatehouse("audit", "verify", "log", "--key", public).returncode == 0
    (tmp_path / "log" / "audit.csv").write_text("")
    ended = gatehouse("audit", "verify", "log", "--key", public)
    assert (ended.returncode, ended.stdout) == (1, "✗ audit.csv is not the file that was exported\n")


def test_check_ends_with_code_one_and_the_cure() -> None:
    ended = gatehouse("check")
    assert ended.returncode == 1
    assert ended.stdout.startswith("✗ Settings: SLACK_BOT_TOKEN is missing")


def test_the_manifest_can_be_pasted() -> None:
    ended = gatehouse("manifest", "--http", "https://gatehouse.example.org")
    assert ended.returncode == 0
    content = yaml.safe_load(ended.stdout)
    assert content["settings"]["interactivity"]["request_url"] == "https://gatehouse.example.org/slack/events"


def test_an_address_that_slack_would_not_send_to_is_refused() -> None:
    ended = gatehouse("manifest", "--http", "http://gatehouse.example.org")
    assert ended.returncode == 2
    assert "https://" in ended.stderr


def test_the_shipped_process_is_valid() -> None:
    ended = gatehouse("process", "check", str(SHIPPED / "client-delivery.yml"))
    assert ended.returncode == 0
    assert "a valid process, Client delivery, with 7 phases" in ended.stdout


def test_a_variant_is_valid_with_what_it_extends() -> None:
    ended = gatehouse("process", "check", str(SHIPPED / "startup.yml"))
    assert ended.returncode == 0
    assert "with 5 phases, which extends software-product." in ended.stdout


def test_a_mistake_that_a_variant_makes_in_its_base_is_told_with_both_lines(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    right = (SHIPPED / "startup.yml").read_text()
    broken.write_text(right.replace("{key: stable, owner: engineering_lead}", "{key: stable}"))
    ended = gatehouse("process", "check", str(broken))
    assert ended.returncode == 1
    line = right[: right.index("release_manager: {remove")].count("\n") + 1
    assert f"line {line}, roles.release_manager: this makes phases[4].checklist[6].owner" in ended.stderr
    assert "of software-product.yml wrong" in ended.stderr


def test_a_process_is_shown_before_anybody_has_to_work_with_it() -> None:
    ended = gatehouse("process", "preview", str(SHIPPED / "startup.yml"))
    assert ended.returncode == 0
    assert "Who would have to sign what\n  Product manager: Phase 1: Discovery" in ended.stdout
    assert "is signed by the Engineering lead alone" in ended.stdout


def test_a_broken_process_is_not_shown_but_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("key: nothing\n")
    ended = gatehouse("process", "preview", str(broken))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "broken.yml, line 1" in ended.stderr


def test_every_mistake_of_a_process_file_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text((SHIPPED / "client-delivery.yml").read_text().replace("key: qa\n", "key: Q A\n"))
    ended = gatehouse("process", "check", str(broken))
    assert ended.returncode == 1
    assert "broken.yml, line" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_process_file_that_is_not_there_is_told() -> None:
    ended = gatehouse("process", "check", "nowhere.yml")
    assert ended.returncode == 2
    assert "does not exist" in ended.stderr
