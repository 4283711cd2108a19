"""Many requests at once: as many threads as a test wants, released at the same moment."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx

from tests.driver.door import Door, Sent


def together(door: Door, sent: Sequence[Sent]) -> list[httpx.Response]:
    """All at the same moment, each in its own thread."""
    barrier = Barrier(len(sent))

    def one(each: Sent) -> httpx.Response:
        barrier.wait()
        return door.send(each)

    with ThreadPoolExecutor(len(sent)) as threads:
        return list(threads.map(one, sent))


def streaming(door: Door, sent: Sequence[Sent], threads: int) -> list[httpx.Response]:
    """One after another in each thread, as fast as the door answers."""
    with ThreadPoolExecutor(threads) as crowd:
        return list(crowd.map(door.send, sent))
