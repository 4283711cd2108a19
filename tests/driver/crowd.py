"""Many requests at once: as many threads as a test wants, released at the same moment."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event

import httpx

from bot.clock import Clock
from tests.driver.door import Door, Sent


def together(door: Door, sent: Sequence[Sent]) -> list[httpx.Response]:
    """All at the same moment, each in its own thread."""
    barrier = Barrier(len(sent))

    def one(each: Sent) -> httpx.Response:
        barrier.wait()
        return door.send(each)

    with ThreadPoolExecutor(len(sent)) as threads:
        return list(threads.map(one, sent))


def arriving(door: Door, sent: Sequence[Sent], seconds_apart: float) -> list[timedelta]:
    """How long each was waited for, when they come one after another and not all at the same moment."""
    clock, never = Clock(), Event()

    def one(number: int) -> timedelta:
        never.wait(number * seconds_apart)
        started = clock.now()
        assert door.send(sent[number]).status_code == 200
        return clock.now() - started

    with ThreadPoolExecutor(len(sent)) as threads:
        return list(threads.map(one, range(len(sent))))


def streaming(door: Door, sent: Sequence[Sent], threads: int) -> list[httpx.Response]:
    """One after another in each thread, as fast as the door answers."""
    with ThreadPoolExecutor(threads) as crowd:
        return list(crowd.map(door.send, sent))
