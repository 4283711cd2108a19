"""Hundreds of seeded crashes, and what of all the places they covered: `python -m tests.crash.soak 500`."""

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from handlers.notice_kinds import NoticeKind
from storage.migrate import upgrade
from tests import folders, postgres
from tests.crash.crashing import Crash, opened, passes, suffer
from tests.crash.crowd import together
from tests.crash.killer import POINTS
from tests.crash.plans import DATABASES, ROLES, chosen, places

SEED = 1
EACH_SCENE = 25  # crashes, after which everything begins anew
PATIENCE = 300.0  # seconds that a process may take, on a machine that does much else
OTHERS = ("card", "claim", "click", "tick")


def main(count: int, seed: int) -> None:
    """Scenes run beside each other, one for each processor; what is wrong after a crash ends its scene."""
    began, reached, wrong = perf_counter(), Counter[Crash](), list[str]()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(dir=folders.root())))
        server = stack.enter_context(postgres.running(folder / "server"))
        template = folder / "template.db"
        upgrade(f"sqlite:///{template}")
        crashes = chosen(seed, count, counted(sqlite_copy(template, folder), folder))
        scenes = [Played(*scene) for scene in scenes_of(crashes, folder, template, server, stack)]
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            for crashes, trouble in pool.map(play, scenes):
                reached.update(crashes)
                wrong += trouble
        show(reached, count, seed)
        print(f"\nIt took {perf_counter() - began:.0f} s.")
        assert not wrong, "\n".join(wrong)
        assert reached.total() == count, "some were never reached"
        outcome = together(stack.enter_context(server.database()), folder, count * 4)
    assert max(outcome.came.values()) == 1
    assert all(outcome.shares)
    print(f"\nOf {len(outcome.came)} messages from six processes, one of which was killed, none came twice.")
    print(f"The five that lived took {outcome.shares}.")


def counted(url: str, folder: Path) -> dict[Crash, int]:
    """How often a process comes by each place in its second life, when there are no more cards to post."""
    found = {}
    with opened(url, folder) as scene:
        for number, (role, _) in enumerate(product(ROLES, ("first", "second"))):
            found[role] = passes(replace(scene, number=number + 1), role, folder)
    return {crash: found[crash.role].get((crash.plan.kind, crash.plan.point), 1) for crash in places()}


class Played(NamedTuple):
    """Crashes of one database, after which everything begins anew."""

    crashes: list[Crash]
    url: str
    folder: Path


def scenes_of(
    crashes: list[Crash], folder: Path, template: Path, server: postgres.Postgres, stack: ExitStack
) -> Iterator[tuple[list[Crash], str, Path]]:
    for database in DATABASES:
        mine = [crash for crash in crashes if crash.database == database]
        for start in range(0, len(mine), EACH_SCENE):
            own = folder / f"{database}-{start}"
            own.mkdir()
            lite = database == "sqlite"
            url = sqlite_copy(template, own) if lite else stack.enter_context(server.database())
            yield mine[start : start + EACH_SCENE], url, own


def play(scene: Played) -> tuple[list[Crash], list[str]]:
    """The crashes that were reached, and what was wrong after one."""
    reached: list[Crash] = []
    with opened(scene.url, scene.folder) as stands:
        for number, crash in enumerate(scene.crashes, 1):
            try:
                got_there = suffer(crash, replace(stands, number=number), scene.folder, PATIENCE)
            except AssertionError as trouble:
                print(f"WRONG: {trouble}", flush=True)
                return reached, [str(trouble)]
            reached += [crash] * got_there
            print(f"{'died' if got_there else 'was not reached'}: {crash}", flush=True)
    return reached, []


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
