"""Hundreds of seeded crashes, and what of all the places they covered: `python -m tests.crash.soak 500`."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from handlers.notice_kinds import NoticeKind
from storage.migrate import upgrade
from tests import postgres
from tests.crash.crashing import Crash, opened, suffer
from tests.crash.crowd import together
from tests.crash.killer import POINTS
from tests.crash.plans import DATABASES, chosen

SEED = 1
EACH_SCENE = 25  # crashes, after which everything begins anew
OTHERS = ("card", "claim", "click", "tick")


def main(count: int, seed: int) -> None:
    reached: Counter[Crash] = Counter()
    with TemporaryDirectory() as name, postgres.running(Path(name) / "server") as server:
        template = Path(name) / "template.db"
        upgrade(f"sqlite:///{template}")
        crashes = chosen(seed, count)
        for database in DATABASES:
            mine = [crash for crash in crashes if crash.database == database]
            for start in range(0, len(mine), EACH_SCENE):
                folder = Path(name) / f"{database}-{start}"
                folder.mkdir()
                with fresh(database, server, template, folder) as url:
                    suffer_all(mine[start : start + EACH_SCENE], url, folder, reached)
        show(reached, count, seed)
        with server.database() as url:
            outcome = together(url, Path(name), count * 4)
    assert max(outcome.came.values()) == 1
    assert all(outcome.shares)
    print(f"\nOf {len(outcome.came)} messages from six processes, one of which was killed, none came twice.")
    print(f"The five that lived took {outcome.shares}.")


def suffer_all(crashes: list[Crash], url: str, folder: Path, reached: Counter[Crash]) -> None:
    with opened(url, folder) as scene:
        for number, crash in enumerate(crashes, 1):
            got_there = suffer(crash, replace(scene, number=number), folder)
            reached[crash] += got_there
            print(f"{'died' if got_there else 'was not reached'}: {crash}", flush=True)


@contextmanager
def fresh(database: str, server: postgres.Postgres, template: Path, folder: Path) -> Iterator[str]:
    if database == "sqlite":
        yield sqlite_copy(template, folder)
        return
    with server.database() as url:
        yield url


def show(reached: Counter[Crash], count: int, seed: int) -> None:
    print(f"\n{count} crashes of seed {seed}, {reached.total()} reached. Everything was sent exactly once;")
    print("a mail that the server took before the crash came twice, under one Message-ID.\n")
    print("".join(["SQLite + PostgreSQL".ljust(22), *(point.rjust(16) for point in POINTS)]))
    for kind in (*NoticeKind, *OTHERS):
        cells = [" + ".join(str(times(reached, kind, point, name)) for name in DATABASES) for point in POINTS]
        print("".join([kind.ljust(22), *(cell.rjust(16) for cell in cells)]))


def times(reached: Counter[Crash], kind: str, point: str, database: str) -> int:
    wanted = (database, point, kind)
    return sum(n for c, n in reached.items() if (c.database, c.plan.point, c.plan.kind) == wanted)


def sqlite_copy(template: Path, folder: Path) -> str:
    copy = folder / "gatehouse.db"
    copy.write_bytes(template.read_bytes())
    return f"sqlite:///{copy}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500, int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
