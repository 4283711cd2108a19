"""Where tests keep their databases: in memory where there is room, since nothing there has to survive.

A click waits for the disk to sync, and a fresh database is some hundred files; on a disk that is most of
the time that a test takes.
"""

import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 4 << 30  # bytes free: a run on two cores never held a quarter of it


def root() -> Path:
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ENOUGH:
        return MEMORY
    return Path(tempfile.gettempdir())
