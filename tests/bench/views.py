"""How long lists, searches, Homes and the portfolio take over very many deliveries."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

from sqlalchemy import text

from gates.portfolio.home_choice import HomeChoice, Tab
from gates.portfolio.question import read_question
from gates.rights.asker import Asker
from handlers.senders.homes import draw_home
from storage import audit, finding
from storage.lists import home_choices, listing, searching
from storage.store import Store
from storage.transaction import Transaction
from tests.bench.databases import Database
from tests.bench.seeding import WORKSPACE
from tests.gates.deliveries import MONDAY

DELIVERIES = 10_000
AUDIT_ROWS = 200_000
ROUNDS = 15
TODAY = MONDAY.date()
ME = "UMANAGER7"


@dataclass(frozen=True)
class Taken:
    database: str
    asked: str
    seconds: list[float]

    @property
    def middle(self) -> float:
        return median(self.seconds) * 1000

    @property
    def worst(self) -> float:
        return quantiles(self.seconds, n=20)[-1] * 1000


def listed(words: str) -> Callable[[Transaction], object]:
    question = read_question(words)
    return lambda tx: (listing.listed(tx, question, TODAY, 20), listing.counted(tx, question, TODAY))


ASKED: dict[str, Callable[[Transaction], object]] = {
    "/gate list": listed(""),
    "/gate list mine": listed("mine"),
    "/gate list late": listed("late"),
    "/gate list client X": listed("client harbour"),
    "/gate list phase Y": listed("phase planning"),
    "/gate list owner @Z": listed(f"owner <@{ME}>"),
    "/gate waiting": lambda tx: (listing.waiting(tx, 20), listing.how_many_wait(tx)),
    "/gate waiting @Z": lambda tx: listing.waiting(tx, 20, user=ME),
    "/gate waiting role": lambda tx: listing.waiting(tx, 20, role="deploy"),
    "/gate find, one delivery": lambda tx: searching.search(tx, "delivery 9876", 15),
    "/gate find, all deliveries": lambda tx: searching.search(tx, "harbour checkout", 15),
    "/gate status name": lambda tx: finding.named(tx, "delivery 9876"),
    "/gate history": lambda tx: audit.newest(tx, "D000042", 30),
}


def measure(database: Database) -> list[Taken]:
    store = Store(database.url)
    fill_log(store)
    found = [Taken(database.name, asked, timed(store, query)) for asked, query in ASKED.items()]
    for tab in Tab:
        with store.transaction(WORKSPACE) as tx:
            home_choices.keep(tx, ME, HomeChoice(tab))
        taken = timed(store, lambda tx: draw_home(tx, ME, MONDAY))
        found.append(Taken(database.name, f"Home, {tab.value}", taken))
    store.close()
    return found


def fill_log(store: Store) -> None:
    """Copies of each delivery's newest row, until there are enough; their hashes prove nothing."""
    with store.transaction(WORKSPACE) as tx:
        there = int(tx.connection.scalar(text("SELECT count(*) FROM audit_log")) or 0)
        for number in range(1, 1 + -(-max(0, AUDIT_ROWS - there) // DELIVERIES)):
            tx.connection.execute(text(COPY), {"more": 1000 * number})


COPY = """INSERT INTO audit_log (workspace_id, delivery_id, seq, happened_at, done_by, kind, phase, round,
    detail, intent, previous_hash, hash)
    SELECT workspace_id, delivery_id, seq + :more, happened_at, done_by, kind, phase, round, detail, NULL,
    previous_hash, hash FROM audit_log WHERE seq = 1"""


def timed(store: Store, query: Callable[[Transaction], object]) -> list[float]:
    seconds = []
    for _ in range(ROUNDS):
        started = perf_counter()
        with store.reading(WORKSPACE, Asker(ME)) as tx:
            query(tx)
        seconds.append(perf_counter() - started)
    return seconds
