"""Processor time that it takes to validate process files, the largest of them included."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median
from time import process_time

from gates.process_files.file import load_process
from gates.process_files.shipped_texts import shipped_texts
from tests.gates.large_process import ITEMS, PHASES, large_process_text

LARGE = f"{PHASES} phases, {PHASES * ITEMS} items, unicode in every field"
TIMES = 50


@dataclass(frozen=True)
class Validated:
    """One file, and the processor's milliseconds that each attempt took."""

    name: str
    size: int  # bytes
    attempts: list[float]


def measure(times: int = TIMES) -> list[Validated]:
    return [
        validated(name, text, times)
        for name, text in {LARGE: large_process_text(), **shipped_texts()}.items()
    ]


def validated(name: str, text: str, times: int) -> Validated:
    load_process(text)
    return Validated(name, len(text.encode()), [attempt(text) for _ in range(times)])


def attempt(text: str) -> float:
    before = process_time()
    load_process(text)
    return 1000 * (process_time() - before)


def part(files: list[Validated], load: float, today: date) -> str:
    return "\n".join(lines(files, load, today)) + "\n"


def lines(files: list[Validated], load: float, today: date) -> Iterator[str]:
    yield f"Measured on {today.isoformat()}: reading, composing and checking files that are in memory."
    yield "Aim: the largest in under 50 ms. `python -m tests.bench.run --process-files` repeats it."
    yield ""
    yield f"Load average just before, from other work: {load:.1f}; an idle machine has below 0.5."
    yield ""
    yield "| Process file | kB | Processor ms, median | at most |"
    yield "|---|--:|--:|--:|"
    for file in files:
        yield (
            f"| {file.name} | {file.size / 1000:.0f} | {median(file.attempts):.1f} |"
            f" {max(file.attempts):.1f} |"
        )
