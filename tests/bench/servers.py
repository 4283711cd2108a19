"""Programs that are measured, each in a session of its own, and what they cost while they run."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import perf_counter

from bot.children import free_port
from tests.bench.presses import SECRET

GATEHOUSE, BARE = ("-m", "bot", "web"), ("-m", "tests.bench.bare")
ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


@dataclass(frozen=True)
class Memory:
    """In MB. Pages that processes share are divided among them in `proportional`."""

    resident: list[float]
    proportional: list[float]


@dataclass
class Running:
    process: subprocess.Popen[bytes]
    port: int
    first_answer: float = 0.0  # seconds from the start of the process

    def memory(self) -> Memory:
        found = [rollup(pid) for pid in family(self.process.pid)]
        return Memory([each["Rss"] for each in found], [each["Pss"] for each in found])

    def processor_seconds(self) -> float:
        """What its processes have used of the processors so far."""
        return sum(used(pid) for pid in family(self.process.pid))


@contextmanager
def running(arguments: tuple[str, ...], ready: str, log: Path, **environment: str) -> Iterator[Running]:
    """The program listens on PORT; it is ready when it answers this path with 200."""
    port = free_port(0)
    began = perf_counter()
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, *(each.format(port=port) for each in arguments)],
            cwd=ROOT, env=os.environ | {"PORT": str(port), **environment}, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    server = Running(process, port)
    try:
        wait_for(f"http://127.0.0.1:{port}{ready}", process, log)
        server.first_answer = perf_counter() - began
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


@contextmanager
def web(arguments: tuple[str, ...], database_url: str, slack: int, log: Path) -> Iterator[Running]:
    """Gatehouse or the bare listener, with the settings that a team would start with."""
    environment = {
        "SLACK_BOT_TOKEN": "xoxb-1-of-the-bench", "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"http://127.0.0.1:{slack}/api/", "DATABASE_URL": database_url,
        "GATEHOUSE_HOST": "127.0.0.1", "GATEHOUSE_LOG_LEVEL": "WARNING",
        "GATEHOUSE_WORKERS": "1",
    }  # fmt: skip
    with running(arguments, "/readyz", log, **environment) as server:
        yield server


@contextmanager
def slack(log: Path, *, limited: bool) -> Iterator[Running]:
    arguments = ("-m", "tests.bench.stand_in", "{port}", *(["--limited"] if limited else []))
    with running(arguments, "/counts", log) as server:
        yield server


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    began, waiting = perf_counter(), Event()
    while not answers(url):
        if process.poll() is not None or perf_counter() - began > PATIENCE:
            raise RuntimeError(f"{process.args!r} does not answer:\n{log.read_text()[-2000:]}")
        waiting.wait(0.01)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def family(pid: int) -> list[int]:
    """The process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def rollup(pid: int) -> dict[str, float]:
    lines = (line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    return {name.rstrip(":"): int(size) / 1024 for name, size, *_ in lines}


def used(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
