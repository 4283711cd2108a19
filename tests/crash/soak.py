"""Hundreds of seeded crashes, and what of all the places they covered: `python -m tests.crash.soak 500`."""

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from handlers.notice_kinds import NoticeKind
from storage.migrate import upgrade
from tests import postgres
from tests.crash.crashing import Crash, suffer
from tests.crash.killer import POINTS
from tests.crash.plans import DATABASES, chosen

SEED = 1
OTHERS = ("card", "claim", "click", "tick")


def main(count: int, seed: int) -> None:
    reached: Counter[Crash] = Counter()
    with TemporaryDirectory() as name, postgres.running(Path(name) / "server") as server:
        folder = Path(name)
        template = folder / "template.db"
        upgrade(f"sqlite:///{template}")
        for number, crash in enumerate(chosen(seed, count), 1):
            own = folder / str(number)
            own.mkdir()
            if crash.database == "sqlite":
                got_there = suffer(crash, sqlite_copy(template, own), own)
            else:
                with server.database() as url:
                    got_there = suffer(crash, url, own)
            reached[crash] += got_there
            print(f"{number}/{count} {'died' if got_there else 'was not reached'}: {crash}", flush=True)
    show(reached, count, seed)


def show(reached: Counter[Crash], count: int, seed: int) -> None:
    print(f"\n{count} crashes of seed {seed}, {reached.total()} reached. Everything was sent exactly once;")
    print("a mail that the server took before the crash came twice, under one Message-ID.\n")
    columns = [(point, database) for point in POINTS for database in DATABASES]
    print("".join(["kind".ljust(16), *(f"{point}, {database}".rjust(28) for point, database in columns)]))
    for kind in (*NoticeKind, *OTHERS):
        cells = [str(times(reached, kind, *column) or "").rjust(28) for column in columns]
        print("".join([kind.ljust(16), *cells]))


def times(reached: Counter[Crash], kind: str, point: str, database: str) -> int:
    wanted = (database, point, kind)
    return sum(n for c, n in reached.items() if (c.database, c.plan.point, c.plan.kind) == wanted)


def sqlite_copy(template: Path, folder: Path) -> str:
    copy = folder / "gatehouse.db"
    copy.write_bytes(template.read_bytes())
    return f"sqlite:///{copy}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500, int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
