"""SQLite serves the processes of one machine: its locks and its WAL do not reach across a network.

A file beside the database names the machine that uses it. Whoever holds a shared lock on
that file keeps the name valid, and the system takes the lock back when a process ends in
whatever way, so nothing has to expire and nothing is left to tidy up after a crash. A machine
is known by its boot, because a container that starts anew gets another host name each time.
"""

import fcntl
import socket
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from storage.errors import OtherMachine

BOOT = Path("/proc/sys/kernel/random/boot_id")


class Claim:
    """This machine's right to use a SQLite file, held from the first connection to the last."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}-machine")
        self._held: TextIO | None = None

    def take(self) -> None:
        """Raises OtherMachine when a process elsewhere has the database open."""
        if self._held is None:
            with suppress(OSError):  # where no file can be made, SQLite says so in its own words
                self._held = claimed(self._path)

    def release(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None


def claimed(path: Path) -> TextIO:
    file = path.open("a+", encoding="utf-8")
    try:
        with suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            file.truncate(0)  # nobody else is there
            file.write(f"{socket.gethostname()} {this_machine()}")
            file.flush()
        fcntl.flock(file, fcntl.LOCK_SH)
        refuse_other_machine(file)
    except BaseException:
        file.close()
        raise
    return file


def refuse_other_machine(file: TextIO) -> None:
    file.seek(0)
    host, _, machine = file.read().partition(" ")
    if machine != this_machine():
        raise OtherMachine(host)


def this_machine() -> str:
    return BOOT.read_text().strip() if BOOT.exists() else socket.gethostname()
