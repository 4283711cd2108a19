"""The demo's child processes: started, waited for, stopped."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

PATIENCE_SECONDS = 30.0
LOOK_EVERY_SECONDS = 0.1


class ChildFailed(Exception):
    """A sentence for the operator, with the end of the child's log."""


@dataclass
class Child:
    """One Python process of ours, with its output in `<name>.log` of its folder.

    The folder is its working directory, so that no `.env` of the operator's reaches it.
    """

    name: str
    arguments: list[str]
    folder: Path
    address: str
    ready: str
    environment: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        inherited = {name: value for name, value in os.environ.items() if not _is_ours(name)}
        with self._log.open("wb") as log:
            # A session of its own: Ctrl-C reaches the parent alone, which stops its children in order.
            self._process = subprocess.Popen(
                [sys.executable, *self.arguments],
                cwd=self.folder,
                env={**inherited, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until_it_answers(self, stop: Event) -> None:
        for _ in range(int(PATIENCE_SECONDS / LOOK_EVERY_SECONDS)):
            if stop.is_set() or self._answers():
                return
            self.must_run()
            stop.wait(LOOK_EVERY_SECONDS)
        raise ChildFailed(f"the {self.name} does not answer at {self.ready}.\n{self._last_words()}")

    def must_run(self) -> None:
        if self._process is None or self._process.poll() is not None:
            raise ChildFailed(f"the {self.name} stopped by itself.\n{self._last_words()}")

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def _log(self) -> Path:
        return self.folder / f"{self.name}.log"

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.ready, timeout=2) as answer:  # noqa: S310  our own address
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _last_words(self) -> str:
        lines = self._log.read_text(errors="replace").splitlines()[-15:]
        return "\n".join(f"  {line}" for line in lines)


def free_port(wanted: int) -> int:
    """The wanted port of this machine, or any free one when it is taken."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise ChildFailed("no port is free on 127.0.0.1.")


def _is_ours(name: str) -> bool:
    return name.startswith(("SLACK_", "GATEHOUSE_")) or name in {"DATABASE_URL", "PORT"}
