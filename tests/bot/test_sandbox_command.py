"""`gatehouse sandbox`: any Bolt app, pointed at it by the three lines of the README."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.forking import gatehouse
from tests.sandbox.running import DANA, TALENT

ROOT = Path(__file__).parent.parent.parent
GATEHOUSE = str(Path(sys.executable).with_name("gatehouse"))
README = (ROOT / "README.md").read_text()
SECTION = README.partition("## Try any Bolt app against it")[2].partition("\n## ")[0]
PRINTED = [block.splitlines() for block in re.findall(r"```python\n(.+?)```", SECTION, re.DOTALL)]
MANIFEST = """
display_information: {name: Echo}
features:
  slash_commands:
    - {command: /echo, description: Says the same}
oauth_config: {scopes: {bot: [commands]}}
settings: {socket_mode_enabled: true}
"""
ANY_APP = """
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

{first}
{second}


@app.command("/echo")
def echo(ack, command):
    ack(f"You said {{command['text']}}")


{third}
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def sandbox(*options: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """`gatehouse sandbox` on a free port, with what it printed first."""
    port = free_port()
    command = [GATEHOUSE, "sandbox", "--port", str(port), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        assert run.stdout.readline() == f"The sandbox is at http://127.0.0.1:{port}\n"
        yield f"http://127.0.0.1:{port}", run
        run.send_signal(signal.SIGINT)
        assert run.wait(timeout=30) == 0
        assert run.stderr
        assert "Traceback" not in run.stderr.read()


def refused(*options: str) -> str:
    """What it says when it does not start."""
    run = gatehouse("sandbox", *options)
    assert run.returncode != 0
    assert "Traceback" not in run.stderr
    return run.stderr


@pytest.mark.parametrize("lines", PRINTED, ids=["http", "socket"])
def test_any_bolt_app_is_pointed_at_it_by_the_three_lines_of_the_readme(
    tmp_path: Path, lines: list[str]
) -> None:
    """Exactly as printed, but for the ports, of which a test needs free ones."""
    assert len(lines) == 3
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(MANIFEST)
    door = free_port()
    bot = f"http://127.0.0.1:{door}/slack/events" if "port=3000" in lines[2] else ""
    with sandbox("--manifest", str(manifest), "--bot", bot) as (address, _):
        first, second, third = (
            line.replace("http://127.0.0.1:8300", address).replace("port=3000", f"port={door}")
            for line in lines
        )
        app = tmp_path / "app.py"
        app.write_text(ANY_APP.format(first=first, second=second, third=third))
        with subprocess.Popen(
            [sys.executable, str(app)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as run:
            try:
                assert said_to(address) == "You said hello"
            finally:
                run.kill()


def with_other(ports: dict[str, str], line: str) -> str:
    for printed, free in ports.items():
        line = line.replace(printed, free)
    return line


def said_to(address: str) -> str:
    """What the app answers, once it is there."""
    with httpx.Client(base_url=f"{address}/sandbox", trust_env=False, timeout=30) as http:
        body = {"user": DANA, "channel": TALENT, "command": "/echo", "text": "hello"}
        while not http.post("act/command", json=body).json()["ok"]:
            seen = http.get("workspace").json()["last_change"]
            http.get("wait", params={"after": seen, "timeout": 0.2})
        messages = http.get(f"channels/{TALENT}/messages", params={"as": DANA}).json()
        return str(messages[-1]["text"])


def test_ctrl_c_saves_the_state_and_the_next_start_goes_on_with_it(tmp_path: Path) -> None:
    file = tmp_path / "demo.json"
    with sandbox("--state", str(file), "--rate-limits", "--lenient", "--host", "127.0.0.1") as (address, _):
        assert httpx.get(f"{address}/sandbox/limits").json()["on"]
        httpx.post(f"{address}/sandbox/act/say", json={"user": DANA, "channel": TALENT, "text": "kept"})
    with sandbox("--state", str(file)) as (address, _):
        messages = httpx.get(f"{address}/sandbox/channels/{TALENT}/messages").json()
    assert [message["text"] for message in messages] == ["kept"]


def test_it_warns_when_others_can_reach_it() -> None:
    port = free_port()
    command = [GATEHOUSE, "sandbox", "--port", str(port), "--host", "0.0.0.0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        assert run.stdout.readline() == f"The sandbox is at http://0.0.0.0:{port}\n"
        assert run.stdout.readline().startswith("Warning: whoever reaches this address can act as anybody")
        run.terminate()


def test_what_stands_in_the_way_is_one_sentence(tmp_path: Path) -> None:
    broken, foreign = tmp_path / "manifest.yml", tmp_path / "foreign.json"
    broken.write_text("display_information:\n  name: 5\n")
    foreign.write_text('{"some": "thing"}')
    port = str(free_port())
    assert refused("--port", port, "--manifest", "nowhere.yml") == (
        "nowhere.yml cannot be read (No such file or directory).\n"
    )
    assert f"{broken}, line 2: display_information.name" in refused("--port", port, "--manifest", str(broken))
    assert refused("--port", port, "--state", str(foreign)) == (
        f"{foreign}: This is not a state file of the sandbox.\n"
    )
    assert "There is no folder" in refused("--port", port, "--state", "/nowhere/demo.json")
    assert foreign.read_text() == '{"some": "thing"}'
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert "choose another one with --port" in refused("--port", str(taken.getsockname()[1]))


def test_without_the_sandbox_extra_it_says_how_to_install_it() -> None:
    """As on a server that has only the bot."""
    hidden = "import sys; sys.modules['uvicorn'] = None; from bot.cli import main; main()"
    command = [sys.executable, "-c", hidden, "sandbox"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 1
    assert "pip install 'gatehouse[sandbox]'" in run.stderr
    assert "Traceback" not in run.stderr
