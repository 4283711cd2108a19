"""Several people at the same moment."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

T = TypeVar("T")


def at_once(deeds: Sequence[Callable[[], T]]) -> list[T | Exception]:
    """What each returned, or raised."""
    start = Barrier(len(deeds))

    def do(deed: Callable[[], T]) -> T | Exception:
        start.wait(10)
        try:
            return deed()
        except Exception as raised:  # noqa: BLE001
            return raised

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))
