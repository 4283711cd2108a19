"""The demo's child processes."""

import socket
from pathlib import Path
from threading import Event

import pytest

from bot.children import Child, ChildFailed, free_port


@pytest.fixture
def port() -> int:
    return free_port(0)


def file_server(folder: Path, port: int) -> Child:
    """Any program that answers over HTTP."""
    address = f"http://127.0.0.1:{port}"
    arguments = ["-m", "http.server", "--bind", "127.0.0.1", str(port)]
    return Child("server", arguments, folder=folder, address=address, ready=address)


def test_a_child_is_waited_for_and_its_port_is_free_after_the_stop(tmp_path: Path, port: int) -> None:
    child = file_server(tmp_path, port)
    child.start()
    child.wait_until_it_answers(Event())
    child.must_run()
    assert free_port(port) != port
    child.stop()
    assert free_port(port) == port


def test_a_child_that_stops_by_itself_is_reported_with_its_last_words(tmp_path: Path, port: int) -> None:
    failing = ["-c", "raise SystemExit('no such bridge')"]
    child = Child("server", failing, tmp_path, "", f"http://127.0.0.1:{port}")
    child.start()
    with pytest.raises(ChildFailed, match=r"(?s)the server stopped by itself\..*no such bridge"):
        child.wait_until_it_answers(Event())
    child.stop()


def test_who_stops_the_demo_while_it_starts_need_not_wait(tmp_path: Path, port: int) -> None:
    child = Child("server", ["-c", "input()"], tmp_path, "", f"http://127.0.0.1:{port}")
    stop = Event()
    stop.set()
    child.wait_until_it_answers(stop)
    child.stop()


def test_a_child_that_was_never_started_can_be_stopped(tmp_path: Path, port: int) -> None:
    file_server(tmp_path, port).stop()


def test_a_childs_environment_has_nothing_of_the_operators_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-of-the-operator")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///of-the-operator.db")
    show = "import os; print(*(os.environ.get(n) for n in ('SLACK_APP_TOKEN', 'DATABASE_URL', 'PORT')))"
    child = Child("server", ["-c", show], tmp_path, "", "http://127.0.0.1:1", environment={"PORT": "4000"})
    child.start()
    with pytest.raises(ChildFailed, match="None None 4000"):
        child.wait_until_it_answers(Event())


def test_a_port_that_is_taken_is_replaced_by_a_free_one(port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        assert free_port(port) != port
