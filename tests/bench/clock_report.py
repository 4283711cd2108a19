"""The part of docs/benchmarks.md about the clock."""

from collections.abc import Iterator, Sequence
from datetime import date

from tests.bench.sending import Sending
from tests.bench.ticks import DUE, Ticked

AIM = 1.20
HEAD = (
    f"One tick with {DUE} gates due, among so many open ones; milliseconds, the quickest of three, without"
    " the commits. In each of those that are due somebody is to be reminded, and the clock has to look for"
    " one of the things that it does by itself. An open gate that is not due is a delivery with its gates,"
    " and the rows that say when somebody is reminded and when the clock looks.\n\n"
    "`python -m tests.bench.run --clock` repeats it."
)


def part(ticked: Sequence[Ticked], sent: Sequence[Sending], load: float, today: date, machine: str) -> str:
    lines = [
        f"Measured on {today.isoformat()}, on {machine}. Load average just before: {load:.1f}.",
        "",
        HEAD,
        "",
        *tick_table(ticked),
        "",
        *verdicts(ticked),
        "",
        "Notices claimed and marked sent, with a Slack that answers at once and without Slack's limits:",
        "",
        *sending_table(sent),
    ]
    return "\n".join(lines) + "\n"


def tick_table(ticked: Sequence[Ticked]) -> Iterator[str]:
    yield "| Tick | " + " | ".join(f"{each.database}, {each.opened:,}" for each in ticked) + " |"
    yield "|---|" + "--:|" * len(ticked)
    for name in ticked[0].ticks:
        yield f"| {name} | " + " | ".join(f"{each.ticks[name]:.1f}" for each in ticked) + " |"
    yield "| all | " + " | ".join(f"{total(each):.1f}" for each in ticked) + " |"


def verdicts(ticked: Sequence[Ticked]) -> Iterator[str]:
    """The largest number against the smallest, for all ticks together."""
    for database in dict.fromkeys(each.database for each in ticked):
        mine = [each for each in ticked if each.database == database]
        grown = total(mine[-1]) / total(mine[0])
        word = "met" if grown <= AIM else "missed"
        yield f"- {database}: {grown:.2f} times as long among {mine[-1].opened:,}. Aim: within 20%, {word}."


def sending_table(sent: Sequence[Sending]) -> Iterator[str]:
    yield "| Database | Processes | Notices/s | Share of each |"
    yield "|---|--:|--:|---|"
    for each in sent:
        shares = ", ".join(f"{share:,}" for share in each.shares)
        yield f"| {each.database} | {each.processes} | {each.rate:,.0f} | {shares} |"


def total(one: Ticked) -> float:
    return sum(one.ticks.values())
