"""Measures, and writes docs/benchmarks.md.

With `--soak` it watches the memory instead, with `--clock` it measures the clock, with `--sandbox` the
sandbox, with `--process-files` how long it takes to validate those, with `--views` lists and Homes.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from os import getloadavg
from pathlib import Path

from bot.clock import Clock
from tests import folders
from tests.bench import (
    ceiling,
    clock_report,
    process_file,
    report,
    sending,
    soak,
    ticks,
    views,
    web_api,
)
from tests.bench.databases import Database, postgresql_like, sqlite
from tests.bench.measuring import WARM_UP, Measured, measure

REQUESTS = {1: 200, 16: 1000, 64: 1000}  # by clients, in each round
ROUNDS = 2
CALLS = 8_000  # of the sandbox, in each round
OPEN, NOTICES, PROCESSES = (1_000, 100_000, 1_000_000), 10_000, (1, 2, 4)
FREE = 16  # clients, for the run in which Slack takes every call
PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--soak", action="store_true", help="100,000 requests, watching the memory")
    arguments.add_argument("--sandbox", action="store_true", help="calls a second that the sandbox takes")
    arguments.add_argument("--process-files", action="store_true", help="milliseconds that each one takes")
    arguments.add_argument("--views", action="store_true", help="lists and searches over 10,000 deliveries")
    arguments.add_argument("--clock", action="store_true", help="ticks among many open gates, and notices")
    arguments.add_argument("--write", type=Path, default=PAGE, help="the page to write to")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="gatehouse-bench-") as folder:
        log = Path(folder) / "servers.log"
        today, load = Clock().now().date(), getloadavg()[0]
        if given.sandbox:
            title, part = report.SANDBOX, report.sandbox(web_api.measure(CALLS), load, today)
        elif given.process_files:
            title = report.PROCESS_FILES
            part = process_file.part(process_file.measure(), load, today)
        elif given.views:
            with databases(views.FEW) as found:
                taken = [one for each in found for one in views.measure(each)]
            title, part = report.VIEWS, views.part(taken, load, today, report.machine())
        elif given.clock:
            title, part = report.CLOCK, clock_part(OPEN, NOTICES, log, load, today)
        elif given.soak:
            with databases(soak.DELIVERIES) as found:
                watched = {each.name: soak.watch(each, log) for each in found}
            title, part = report.MEMORY, report.memory(watched, today)
        else:
            with databases(ROUNDS * sum(REQUESTS.values()) + (len(REQUESTS) * ROUNDS + 1) * WARM_UP
                           + REQUESTS[FREE]) as found:  # fmt: skip
                versions = [f"{each.name} {each.version}" for each in found]
                measured = [one for each in found for one in rounds(each, log)]
            title, part = report.SPEED, report.speed(measured, versions, ceiling.rate(), load, today)
    report.write(given.write, title, part)
    print(part)


def clock_part(opened: Sequence[int], count: int, log: Path, load: float, today: date) -> str:
    ticked, sent = [], []
    with databases(ticks.DUE + 20) as found:
        for each in found:
            sent += list(sending.measure(each, count, PROCESSES, log))
    with databases(ticks.DUE + 20, folders.root()) as found:  # a million in memory, where there is room
        for each in found:
            ticked += list(ticks.measure(each, opened))
    return clock_report.part(ticked, sent, load, today, report.machine())


@contextmanager
def databases(count: int, where: Path | None = None) -> Iterator[list[Database]]:
    with sqlite(count, where) as lite, postgresql_like(lite, where) as full:
        yield [lite, full]


def rounds(database: Database, log: Path) -> Iterator[Measured]:
    """Bare and durable in turn, so that whatever else the machine does meets both."""
    for number in range(ROUNDS):
        for clients, requests in REQUESTS.items():
            for bare in (True, False):
                run = f"bench-{clients}-{number}"
                yield told(measure(database, clients, requests, run, log, bare=bare))
    yield told(measure(database, FREE, REQUESTS[FREE], "bench-free", log, bare=False, limited=False))


def told(one: Measured) -> Measured:
    kind = "bare listener" if one.bare else "durable approve"
    print(f"{one.database}, {one.clients} clients, {kind}: {one.answers.rate:.0f}/s", flush=True)
    return one


if __name__ == "__main__":
    main()
