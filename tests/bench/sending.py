"""Notices claimed and marked sent by one, two and four clocks, with a Slack that answers at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from time import perf_counter

from bot.clock import Clock
from gates.rights.asker import HOUSE
from handlers.notice_kinds import NoticeKind
from storage import notices
from storage.store import Store
from storage.transaction import EVERY_WORKSPACE
from tests.bench.databases import Database
from tests.bench.seeding import WORKSPACE
from tests.bench.servers import slack
from tests.crash.crashing import CLOCK
from tests.crash.victim import Life
from tests.crash.worker import work_on
from tests.driver.stage import TOKEN
from tests.forking import FORK

CHANNELS = 200
LEFT = "SELECT count(*) FROM notices WHERE sent_at IS NULL"


@dataclass(frozen=True)
class Sending:
    database: str
    processes: int
    count: int
    seconds: float
    shares: list[int]

    @property
    def rate(self) -> float:
        return self.count / self.seconds


def measure(database: Database, count: int, processes: Sequence[int], log: Path) -> Iterator[Sending]:
    with slack(log, limited=False) as api:
        for number in processes:
            with TemporaryDirectory(prefix="gatehouse-bench-") as folder:
                yield sent(database, count, number, Path(folder), f"http://127.0.0.1:{api.port}/api/")


def sent(database: Database, count: int, processes: int, folder: Path, api: str) -> Sending:
    """From the moment at which all processes are ready until the last notice is marked sent."""
    store, pause = Store(database.url), Event()
    (folder / CLOCK).write_text("0")
    put_in(store, count, f"{database.name}/{processes}")
    lives = [
        Life("web", None, folder / f"{n}.txt", database.url, api, TOKEN, "0" * 32, folder / CLOCK, 0)
        for n in range(processes)
    ]
    begin, stop = folder / "begin", folder / "stop"
    running = [FORK.Process(target=work_on, args=(life, begin, stop)) for life in lives]
    for process in running:
        process.start()
    while not all(life.report.exists() for life in lives):
        pause.wait(0.05)
    began = perf_counter()
    begin.touch()
    while left(store):
        pause.wait(0.05)
    seconds = perf_counter() - began
    stop.touch()
    for process in running:
        process.join()
    store.close()
    return Sending(database.name, processes, count, seconds, [int(life.report.read_text()) for life in lives])


def put_in(store: Store, count: int, name: str) -> None:
    now = Clock().now()
    with store.transaction(WORKSPACE, HOUSE) as tx:
        for number in range(count):
            notices.add(
                tx, key=f"{name}/{number}", kind=NoticeKind.CHANNEL, body={"text": "A notice"}, due_at=now,
                channel_id=f"C{number % CHANNELS}",
            )  # fmt: skip


def left(store: Store) -> int:
    with store.reading(EVERY_WORKSPACE, HOUSE) as tx:
        return int(tx.connection.exec_driver_sql(LEFT).scalar_one())
