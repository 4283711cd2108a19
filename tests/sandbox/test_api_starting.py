"""python -m sandbox: one line with its address, and a clean stop."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from sandbox.listening import listen
from tests.sandbox.running import running_sandbox

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path.cwd())}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_stops_cleanly(stop: signal.Signals) -> None:
    port = free_port()
    command = [sys.executable, "-m", "sandbox", "--port", str(port), "--seed", "bare"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as run:
        assert run.stdout
        assert run.stderr
        assert run.stdout.readline() == f"The sandbox is at http://127.0.0.1:{port}\n"
        people = httpx.get(f"http://127.0.0.1:{port}/sandbox/people").json()
        assert [person["name"] for person in people] == ["bot", "clara"]
        run.send_signal(stop)
        assert run.wait(timeout=30) in (0, -stop)
        assert "Traceback" not in run.stderr.read()


def test_a_taken_port_is_named_in_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [sys.executable, "-m", "sandbox", "--port", str(taken.getsockname()[1])]
        run = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    assert run.returncode == 1
    assert "cannot be used (Address already in use" in run.stderr
    assert "Traceback" not in run.stderr


def test_it_listens_on_this_machine_only() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
    with running_sandbox(seed="bare") as sandbox:
        assert sandbox.config.host == "127.0.0.1"


def test_the_demo_seed_has_a_person_for_every_role_and_a_client() -> None:
    with running_sandbox() as sandbox:
        people = {person["real_name"]: person for person in sandbox.get("people")}
    titles = {person["profile"]["title"] for person in people.values()}
    assert titles >= {
        "Delivery manager", "Client intake manager", "Production line architect", "QA engineer",
        "Deployment specialist", "CTO",
    }  # fmt: skip
    assert {person["tz"] for person in people.values()} == {
        "Europe/Berlin", "Europe/Madrid", "Europe/London", "America/New_York",
    }  # fmt: skip
    assert people["Olivia Brandt"]["team_id"] == people["Marc Delacroix"]["team_id"] != "T0NORTHWND"
    assert [name for name, person in people.items() if person["is_admin"]] == ["Clara Lindqvist"]


@pytest.mark.parametrize(("option", "warned"), [([], True), (["--lenient"], False)])
def test_a_scope_that_slack_does_not_know_is_named_at_the_start(
    tmp_path: Path, option: list[str], warned: bool
) -> None:
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(
        "display_information: {name: X}\noauth_config: {scopes: {bot: [chat:write, chat:wite]}}\n"
    )
    command = [
        sys.executable,
        "-m",
        "sandbox",
        "--port",
        str(free_port()),
        "--manifest",
        str(manifest),
        *option,
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as run:
        assert run.stdout
        assert run.stderr
        assert run.stdout.readline().startswith("The sandbox is at")
        run.send_signal(signal.SIGTERM)
        said = run.stderr.read()
    assert ("does not know the scope chat:wite" in said) is warned
    assert "scope chat:write " not in said


def test_a_lenient_sandbox_says_nothing_about_unknown_arguments() -> None:
    with running_sandbox(seed="bare", lenient=True) as sandbox:
        sandbox.api.api_call("auth.test", json={"colour": "red"})
        assert sandbox.get("calls")[-1]["unknown"] == []
