"""docs/benchmarks.md: each kind of run writes its own part of the page and leaves the other."""

import platform
import re
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from statistics import median

from tests.bench.load import Answers
from tests.bench.measuring import Measured
from tests.bench.soak import Sample
from tests.bench.web_api import CLIENTS, Taken

SPEED, MEMORY, SANDBOX = "Speed", "Memory over 100,000 requests", "The sandbox"
VIEWS = "Lists, searches and Homes"
PROCESS_FILES = "Process files"
CLOCK = "The clock"
PARTS = (SPEED, CLOCK, VIEWS, SANDBOX, MEMORY, PROCESS_FILES)
PACKAGES = ("gunicorn", "flask", "slack-bolt", "sqlalchemy", "psycopg")

HEAD = (Path(__file__).parent / "head.md").read_text()


def speed(measured: Sequence[Measured], versions: list[str], ceiling: float, load: float, today: date) -> str:
    limited = [one for one in measured if one.limited]
    free = [one for one in measured if not one.limited]
    firsts = [one.first_answer for one in measured if not one.bare]
    lines = [
        f"Measured on {today.isoformat()}, on {machine()}, with {', '.join([*versions, *packages()])}.",
        "", f"Load average just before, from other work: {load:.1f}; an idle machine has below 0.5.",
        "", *table(limited), "", *costs(limited), "", *aims(limited), "",
        f"From start to first answer: {median(firsts):.2f} s in the median, {max(firsts):.2f} s at most.",
        "", "With a Slack that takes every call:", "", *table([*beside(limited, free), *free]), "",
        f"The clients alone reach {ceiling:,.0f} requests a second against a server that answers unseen.",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def table(measured: Sequence[Measured]) -> Iterable[str]:
    yield "| Database | Clients | | Requests/s | p50 ms | p99 ms | Errors | Processor ms | Ratio |"
    yield "|---|--:|---|--:|--:|--:|--:|--:|--:|"
    for database, clients in dict.fromkeys((one.database, one.clients) for one in measured):
        here = [one for one in measured if (one.database, one.clients) == (database, clients)]
        bare = together([one.answers for one in here if one.bare])
        for name, ones in (
            ("bare", [o for o in here if o.bare]),
            ("durable", [o for o in here if not o.bare]),
        ):
            own, processor = together([one.answers for one in ones]), median(one.processor for one in ones)
            ratio = "" if name == "bare" else f"{own.rate / bare.rate:.2f}"
            yield (
                f"| {database} | {clients} | {name} | {own.rate:,.0f} | {own.percentile(0.5):.1f} |"
                f" {own.percentile(0.99):.1f} | {own.errors} | {processor:.2f} | {ratio} |"
            )


def aims(measured: Sequence[Measured]) -> Iterable[str]:
    yield "| Aim | Measured |"
    yield "|---|---|"
    for database in dict.fromkeys(one.database for one in measured):
        rate = {}
        for bare in (True, False):
            at_16 = [o for o in measured if (o.database, o.clients, o.bare) == (database, 16, bare)]
            rate[bare] = together([one.answers for one in at_16]).rate
        at_64 = [o for o in measured if (o.database, o.clients, o.bare) == (database, 64, False)]
        p99 = together([one.answers for one in at_64]).percentile(0.99)
        ratio = rate[False] / rate[True]
        met = verdict(ratio >= 1 / 3)
        yield f"| {database}: a third of the bare listener at 16 clients | {ratio:.2f}, {met} |"
        yield f"| {database}: p99 under 150 ms at 64 clients | {p99:.0f} ms, {verdict(p99 < 150)} |"
    first = median(one.first_answer for one in measured if not one.bare)
    largest = max(max(one.memory.resident) for one in measured if not one.bare)
    yield f"| First answer in under 2 s | {first:.2f} s, {verdict(first < 2)} |"
    yield f"| Under 120 MB resident in each process | {largest:.0f} MB, {verdict(largest < 120)} |"


def verdict(met: bool) -> str:
    return "met" if met else "missed"


def beside(limited: Sequence[Measured], free: Sequence[Measured]) -> list[Measured]:
    """The bare listeners that these runs are compared with."""
    wanted = {(one.database, one.clients) for one in free}
    return [one for one in limited if one.bare and (one.database, one.clients) in wanted]


def costs(measured: Sequence[Measured]) -> Iterable[str]:
    yield "| Database | Processes | Resident MB, the largest process | Resident MB, all, shared pages once |"
    yield "|---|--:|--:|--:|"
    for database in dict.fromkeys(one.database for one in measured):
        found = [one.memory for one in measured if one.database == database and not one.bare]
        largest = max(max(memory.resident) for memory in found)
        everything = max(sum(memory.proportional) for memory in found)
        yield f"| {database} | {len(found[0].resident)} | {largest:.0f} | {everything:.0f} |"


def memory(watched: dict[str, list[Sample]], today: date) -> str:
    lines = [
        f"Measured on {today.isoformat()}, 16 clients that approve and withdraw in turn. Resident MB of all:",
        "", f"| Requests | {' | '.join(watched)} |", f"|--:|{'--:|' * len(watched)}",
    ]  # fmt: skip
    for samples in zip(*watched.values(), strict=True):
        sizes = (f"{sum(sample.memory.proportional):.0f}" for sample in samples)
        lines.append(f"| {samples[0].requests:,} | {' | '.join(sizes)} |")
    return "\n".join(lines) + "\n"


def sandbox(taken: Sequence[Taken], load: float, today: date) -> str:
    lines = [
        f"Measured on {today.isoformat()}, on {machine()}, with uvicorn {version('uvicorn')}.", "",
        f"The sandbox has one processor, {CLIENTS} clients the other; each keeps its connection open. Beside",
        "it, on the same processor, the same server with an application that answers without looking",
        "(unseen): the ratio says what the sandbox itself costs. The mix posts gate cards, brings others up",
        "to date, publishes Homes and reads the newest five messages, in turn. Aim: 2,000 calls a second.",
        "`python -m tests.bench.run --sandbox` repeats it.", "",
        f"Load average just before, from other work: {load:.1f}; an idle machine has below 0.5.", "",
        "| Calls | | Calls/s | p50 ms | p99 ms | Processor ms | Calls/s of a whole processor | Ratio |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]  # fmt: skip
    for calls in dict.fromkeys(one.calls for one in taken):
        unseen = [one for one in taken if (one.calls, one.server) == (calls, "unseen")]
        for name in ("unseen", "sandbox"):
            ones = [one for one in taken if (one.calls, one.server) == (calls, name)]
            own, cost = together([one.answers for one in ones]), median(one.processor for one in ones)
            ratio = "" if name == "unseen" else f"{own.rate / together([o.answers for o in unseen]).rate:.2f}"
            lines.append(
                f"| {calls} | {name} | {own.rate:,.0f} | {own.percentile(0.5):.1f} |"
                f" {own.percentile(0.99):.1f} | {cost:.3f} | {1000 / cost:,.0f} | {ratio} |"
            )
    return "\n".join(lines) + "\n"


def together(runs: Sequence[Answers]) -> Answers:
    whole = Answers()
    for run in runs:
        whole.seconds += run.seconds
        whole.latencies += run.latencies
        whole.statuses += run.statuses
    return whole


def write(page: Path, title: str, part: str) -> None:
    parts = parts_of(page.read_text()) if page.exists() else {}
    parts[title] = part
    written = [HEAD, *(f"\n## {each}\n\n{parts[each]}" for each in PARTS if each in parts)]
    page.write_text("".join(written))


def parts_of(text: str) -> dict[str, str]:
    _, *rest = re.split(r"^## (.+)\n\n", text, flags=re.MULTILINE)
    return {title: body.rstrip() + "\n" for title, body in zip(rest[::2], rest[1::2], strict=True)}


def machine() -> str:
    names = re.findall(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return f"{cpu_count()} processors ({names[0] if names else platform.machine()})"


def packages() -> list[str]:
    return [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES)]
