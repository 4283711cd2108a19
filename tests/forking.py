"""Processes forked from one that has imported what they need: from nothing each takes seconds to start."""

import multiprocessing
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["bot.cli", "tests.crash.victim"])
PATIENCE = 60.0  # seconds that a command may take, on a busy machine
STREAMS = ("stdin", "stdout", "stderr")


@dataclass(frozen=True)
class Ended:
    returncode: int
    stdout: str
    stderr: str


def gatehouse(*arguments: str, typed: str = "", folder: Path | None = None) -> Ended:
    """The command line with this environment; `typed` is what a person answers."""
    with TemporaryDirectory() as place:
        inside = Path(place)
        for name in STREAMS:
            (inside / name).write_text(typed if name == "stdin" else "")
        process = FORK.Process(target=play, args=(arguments, dict(os.environ), folder or Path.cwd(), inside))
        process.start()
        process.join(PATIENCE)
        code = process.exitcode
        if code is None:
            process.kill()
            raise TimeoutError(f"gatehouse {' '.join(arguments)} did not end")
        return Ended(code, *((inside / name).read_text() for name in STREAMS[1:]))


def play(arguments: tuple[str, ...], environment: dict[str, str], folder: Path, streams: Path) -> None:
    from bot.cli import main  # noqa: PLC0415  not in the process that only asks

    for number, name in enumerate(STREAMS):
        os.dup2(os.open(streams / name, os.O_RDWR), number)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["gatehouse", *arguments]
    main()
