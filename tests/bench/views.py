"""How long lists, searches, Homes and the portfolio take over very many deliveries."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median, quantiles
from time import perf_counter, process_time

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
from tests.bench.multiplying import multiply, name_everybody
from tests.bench.seeding import WORKSPACE
from tests.gates.deliveries import MONDAY

FEW, TIMES = 2_000, 5
ROWS_OF_EACH = 20  # in the audit log
ROUNDS = 30
AIM = 300  # milliseconds
TODAY, NOW = MONDAY.date(), MONDAY + timedelta(days=365)
ME = "UMANAGER7"

Query = Callable[[Transaction], object]


@dataclass
class Taken:
    """Seconds of each answer, among few deliveries and among many: passed, and of our own processor."""

    database: str
    asked: str
    seconds: dict[int, list[float]] = field(default_factory=dict)
    processor: dict[int, list[float]] = field(default_factory=dict)

    def middle(self, among: int) -> float:
        return median(self.seconds[among]) * 1000

    def slowest(self, among: int) -> float:
        """Of a hundred answers five take longer, in milliseconds."""
        return quantiles(self.seconds[among], n=20)[-1] * 1000


def listed(words: str) -> Query:
    question = read_question(words)
    return lambda tx: (listing.listed(tx, question, TODAY, 20), listing.counted(tx, question, TODAY))


ASKED: dict[str, Query] = {
    "/gate list": listed(""),
    "/gate list mine": listed("mine"),
    "/gate list late": listed("late"),
    "/gate list client X": listed("client harbour"),
    "/gate list phase Y": listed("phase planning"),
    "/gate list owner @Z": listed(f"owner <@{ME}>"),
    "/gate waiting": lambda tx: (listing.waiting(tx, NOW, 20), listing.how_many_wait(tx, NOW)),
    "/gate waiting @Z": lambda tx: listing.waiting(tx, NOW, 20, user=ME),
    "/gate waiting role": lambda tx: listing.waiting(tx, NOW, 20, role="deploy"),
    "/gate find, one delivery": lambda tx: searching.search(tx, "delivery 1 copy3", 15),
    "/gate find, all deliveries": lambda tx: searching.search(tx, "harbour checkout", 15),
    "/gate status name": lambda tx: finding.named(tx, "delivery 187"),
    "/gate history": lambda tx: audit.newest(tx, "D000042", 30),
    **{f"Home, {tab.value}": lambda tx: draw_home(tx, ME, MONDAY) for tab in Tab},
}


def measure(database: Database, few: int = FEW, rounds: int = ROUNDS) -> list[Taken]:
    """All questions among so many deliveries, and among several times as many."""
    store = Store(database.url)
    taken = {asked: Taken(database.name, asked) for asked in ASKED}
    for count in (few, few * TIMES):
        if count > few:
            multiply(store, TIMES)
        name_everybody(store)
        fill_log(store, count * ROWS_OF_EACH)
        for asked, query in ASKED.items():
            look_at(store, Tab.PORTFOLIO if Tab.PORTFOLIO in asked else Tab.WORK)
            passed, worked = zip(*timed(store, query, rounds), strict=True)
            taken[asked].seconds[count], taken[asked].processor[count] = list(passed), list(worked)
    store.close()
    return list(taken.values())


def look_at(store: Store, tab: Tab) -> None:
    with store.transaction(WORKSPACE) as tx:
        home_choices.keep(tx, ME, HomeChoice(tab))


def fill_log(store: Store, rows: int) -> None:
    """Copies of each delivery's first row, until there are enough; their hashes prove nothing."""
    with store.transaction(WORKSPACE) as tx:
        there, firsts = tx.connection.execute(text(COUNTS)).one()
        for number in range(1, 1 + -(-max(0, rows - there) // firsts)):
            tx.connection.execute(text(COPY), {"more": there + 1000 * number})


COUNTS = "SELECT count(*), count(CASE WHEN seq = 1 THEN 1 END) FROM audit_log"
COPY = """INSERT INTO audit_log (workspace_id, delivery_id, seq, happened_at, done_by, kind, phase, round,
    detail, openings, intent, previous_hash, hash)
    SELECT workspace_id, delivery_id, seq + :more, happened_at, done_by, kind, phase, round, detail,
    openings, NULL, previous_hash, hash FROM audit_log WHERE seq = 1"""


def timed(store: Store, query: Query, rounds: int) -> Iterator[tuple[float, float]]:
    """The first time is not counted: a process asks it once in its life."""
    for number in range(rounds + 1):
        started, worked = perf_counter(), process_time()
        with store.reading(WORKSPACE, Asker(ME)) as tx:
            query(tx)
        if number:
            yield perf_counter() - started, process_time() - worked


def part(taken: Sequence[Taken], load: float, today: date, machine: str) -> str:
    few, many = taken[0].seconds
    return "\n".join([
        f"Measured on {today.isoformat()}, on {machine}: what the database and Gatehouse need for an answer,",
        f"over {few:,} and over {many:,} running deliveries with {many * ROWS_OF_EACH:,} rows of audit log,",
        f"for somebody who takes part in ten of them. Aim: an answer in under {AIM} ms. The ratio is that of",
        f"the two medians: it would be {many / few:.0f} where the time grew with the number of deliveries.",
        "Processor: milliseconds of it that an answer took here, which other work changes less; PostgreSQL",
        "works in processes of its own besides. `python -m tests.bench.run --views` repeats it.", "",
        f"Load average just before, from other work: {load:.1f}; an idle machine has below 0.5.", "",
        f"| Asked | Database | Median ms, {few:,} | {many:,} | 95 of 100 within | Ratio | Aim | Processor |",
        "|---|---|--:|--:|--:|--:|---|--:|",
        *(line(each, few, many) for each in taken),
    ]) + "\n"  # fmt: skip


def line(each: Taken, few: int, many: int) -> str:
    met = "met" if each.slowest(many) < AIM else "missed"
    ratio = each.middle(many) / each.middle(few)
    return (
        f"| {each.asked} | {each.database} | {each.middle(few):.1f} | {each.middle(many):.1f} |"
        f" {each.slowest(many):.1f} | {ratio:.1f} | {met} | {median(each.processor[many]) * 1000:.1f} |"
    )
