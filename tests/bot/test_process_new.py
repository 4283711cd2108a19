"""`gatehouse process new` asks, and writes a file that the other commands accept."""

from pathlib import Path

from gates.process_files.file import load_process_file
from tests.forking import Ended, gatehouse

ANSWERS = [
    "Page launch", "From the order to the day it is online", "Step", "", "Head of web", "y", "",
    "Writing", "Say it", "Writer", "The text: proofread", "", "", "The text",
    "Launch", "Show it", "Client", "Lead", "It is online", "", "", "The page", "",
]  # fmt: skip


def ask(folder: Path, answers: list[str], *arguments: str) -> Ended:
    said = "".join(f"{answer}\n" for answer in answers)
    return gatehouse("process", *arguments, typed=said, folder=folder)


def test_the_answers_become_a_file_named_after_the_process(tmp_path: Path) -> None:
    ended = ask(tmp_path, ANSWERS, "new")
    assert ended.returncode == 0, ended.stderr
    assert "page-launch.yml is written, and a valid process." in ended.stdout
    assert "Client confirms at the end that the work has arrived." in ended.stdout
    process = load_process_file(tmp_path / "page-launch.yml")
    assert [phase.name for phase in process.phases] == ["Writing", "Launch"]
    assert [role.name for role in process.roles.values()] == [
        "Delivery manager", "Head of web", "Writer", "Lead", "Client",
    ]  # fmt: skip
    assert ask(tmp_path, [], "check", "page-launch.yml").returncode == 0


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text("precious")
    ended = ask(tmp_path, ANSWERS, "new", "mine.yml")
    assert ended.returncode == 1
    assert ended.stderr == "gatehouse: mine.yml exists already; name another file behind the command.\n"
    assert (tmp_path / "mine.yml").read_text() == "precious"


def test_an_answer_that_does_not_fit_is_asked_for_again(tmp_path: Path) -> None:
    ended = ask(tmp_path, ["n" * 201, *ANSWERS], "new")
    assert ended.returncode == 0
    assert "Please write 1 to 200 characters; this has 201." in ended.stdout


def test_who_stops_half_way_leaves_no_file(tmp_path: Path) -> None:
    ended = ask(tmp_path, ANSWERS[:9], "new")
    assert ended.returncode == 1
    assert list(tmp_path.iterdir()) == []
