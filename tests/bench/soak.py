"""100,000 decisions of one server, and its memory on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from messages.ids import Action
from tests.bench.databases import Database, asked
from tests.bench.load import drive
from tests.bench.presses import Press
from tests.bench.seeding import Waiting, delivery_of
from tests.bench.servers import GATEHOUSE, Memory, slack, web
from tests.gates.deliveries import MONDAY

DELIVERIES = 4_000  # half of them wait for two sign-offs, so that a sign-off can be taken back
REQUESTS, STEP, CLIENTS = 100_000, 2_000, 16


@dataclass(frozen=True)
class Sample:
    requests: int
    memory: Memory


def watch(database: Database, log: Path) -> list[Sample]:
    """Approve and withdraw in turn, at each of the gates that no single sign-off closes."""
    gates = [gate for gate in database.waiting if not gate.closes][:STEP]
    with slack(log, limited=True) as api, web(GATEHOUSE, database.url, api.port, log) as server:
        samples = []
        for done in pressed(server.port, gates):
            if done % 10_000 == 0 or done == STEP:
                samples.append(Sample(done, server.memory()))
                print(
                    f"{database.name}: {done} requests, {sum(samples[-1].memory.proportional):.0f} MB",
                    flush=True,
                )
    rows = int(asked(database.url, "SELECT count(*) FROM audit_log WHERE intent LIKE 'trigger:soak-%'"))
    if rows != REQUESTS:
        raise RuntimeError(f"{REQUESTS} pressed, but {rows} rows in the audit log")
    return samples


def pressed(port: int, gates: list[Waiting]) -> Iterator[int]:
    presses = [
        Press(action, delivery_of(0, 0, MONDAY)) for action in (Action.GATE_APPROVE, Action.GATE_WITHDRAW)
    ]
    for turn in range(REQUESTS // STEP):
        now = Clock().now().timestamp()
        answers = drive(port, presses[turn % 2].requests(gates, f"soak-{turn}", now), CLIENTS)
        if answers.errors:
            raise RuntimeError(f"not every request was answered with 200: {answers.statuses}")
        yield (turn + 1) * STEP
