"""One measurement: a server is started for it, loaded, looked at and stopped."""

from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from messages.ids import Action
from tests.bench.databases import Database, Stored, stored
from tests.bench.load import Answers, drive
from tests.bench.presses import Press
from tests.bench.seeding import Waiting, delivery_of
from tests.bench.servers import BARE, GATEHOUSE, Memory, slack, web
from tests.gates.deliveries import MONDAY

WARM_UP = 128  # requests before the clock starts: each thread and connection has been used


@dataclass(frozen=True)
class Measured:
    database: str
    clients: int
    bare: bool
    limited: bool  # whether the stand-in refused as Slack would
    answers: Answers
    memory: Memory
    first_answer: float
    processor: float  # milliseconds of the server's processes for each request
    stored: Stored | None  # what came of the measured requests


def measure(
    database: Database, clients: int, requests: int, run: str, log: Path, *, bare: bool, limited: bool = True
) -> Measured:
    gates = database.waiting[: WARM_UP + requests] if bare else database.take(WARM_UP + requests)
    arguments = BARE if bare else GATEHOUSE
    with slack(log, limited=limited) as api, web(arguments, database.url, api.port, log) as server:
        before = server.processor_seconds()
        answers = press(server.port, gates, run, clients)
        processor = 1000 * (server.processor_seconds() - before) / len(gates)
        memory, first = server.memory(), server.first_answer
    found = None if bare else stored(database.url, run)
    if found and {found.sign_offs, found.audit_rows, answers.statuses[200]} != {len(gates)}:
        raise RuntimeError(f"{len(gates)} pressed, {answers.statuses} answered, but {found} stored")
    return Measured(database.name, clients, bare, limited, answers, memory, first, processor, found)


def press(port: int, gates: list[Waiting], run: str, clients: int) -> Answers:
    approve = Press(Action.GATE_APPROVE, delivery_of(0, 0, MONDAY))
    return drive(port, approve.requests(gates, run, Clock().now().timestamp()), clients, WARM_UP)
