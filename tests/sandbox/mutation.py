"""The mutation run: every mutant of the validator against every case of the corpus that meets it.

`python -m tests.sandbox.mutation` runs all of them and says which rule no case holds.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sandbox.blocks.kinds import Once, Shape
from tests.sandbox.corpus import BROKEN, VALID, Broken, Valid, problems
from tests.sandbox.mutants import Mutant, mutants

Case = Valid | Broken
CASES: list[Case] = [*VALID, *BROKEN]
Met = dict[tuple[int, str | None], list[Case]]

# What the validator stumbles over when a check no longer keeps it from a rule: noticed, too.
STUMBLES = (KeyError, IndexError, TypeError, AttributeError, ValueError)

# Mutants that no payload can tell from the validator, each with the reason
WRAPPED = "the validator itself wraps blocks and views, with just this one field"
EQUIVALENT = {
    "message: any other field": WRAPPED,
    "message: blocks required": WRAPPED,
    "argument: any other field": WRAPPED,
    "argument: view required": WRAPPED,
}


def as_expected(case: Case) -> bool:
    found = problems(case.surface, case.payload)
    return found == ([case.problem] if isinstance(case, Broken) else [])


def meetings() -> Met:
    """Which cases meet each field of each shape."""
    met: Met = defaultdict(list)
    with forgetful():
        for case in CASES:
            with noting() as places:
                problems(case.surface, case.payload)
            for place in places:
                met[place].append(case)
    return met


@contextmanager
def forgetful() -> Iterator[None]:
    """A validator that does not remember what it let through before the mutant came."""

    def ask(once: Once, value: Any, at: str, found: list[str]) -> None:
        once.check(value, at, found)

    with patch.object(Once, "__call__", ask):
        yield


@contextmanager
def noting() -> Iterator[set[tuple[int, str | None]]]:
    """The shapes and fields that are asked while this lasts."""
    places: set[tuple[int, str | None]] = set()
    asked = Shape.__call__

    def ask(shape: Shape, value: Any, at: str, found: list[str]) -> None:
        places.add((id(shape), None))
        if isinstance(value, dict):
            places.update((id(shape), name) for name in value)
        asked(shape, value, at, found)

    with patch.object(Shape, "__call__", ask):
        yield places


def survives(mutant: Mutant, met: Met) -> bool:
    """Whether all cases that meet the mutant come out as if it were the validator."""
    with mutant.alive(), forgetful():
        try:
            return all(as_expected(case) for case in met[id(mutant.shape), mutant.field])
        except STUMBLES:
            return False


def survivors(chosen: Iterable[Mutant], met: Met) -> list[str]:
    return [mutant.what for mutant in chosen if mutant.what not in EQUIVALENT and survives(mutant, met)]


def main() -> int:
    started = time.perf_counter()
    met, every = meetings(), list(mutants())
    left = survivors(every, met)
    seconds = time.perf_counter() - started
    killed = len(every) - len(left) - len(EQUIVALENT)
    print(f"{len(every)} mutants, {len(VALID)} valid and {len(BROKEN)} broken cases, {seconds:.0f} s")
    print(f"{killed} killed, {len(EQUIVALENT)} equivalent, {len(left)} survived")
    for what in left:
        print(f"  survived: {what}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
