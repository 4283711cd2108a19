"""Publish and subscribe: who watches the workspace hears what changed in it."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Kind = Literal["message", "view", "home", "channel", "notice", "delivery", "call", "switch", "everything"]
REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a watcher may want to draw again; n counts all changes since the start."""

    n: int
    kind: Kind
    channel_id: str | None = None
    ts: str | None = None
    user_id: str | None = None


class Changes:
    """Numbers every change, keeps the newest, wakes whoever waits."""

    def __init__(self) -> None:
        self.last = 0
        self._recent: deque[Change] = deque(maxlen=REMEMBERED)
        self._sleepers: set[asyncio.Future[None]] = set()

    def publish(
        self, kind: Kind, *, channel_id: str | None = None, ts: str | None = None, user_id: str | None = None
    ) -> None:
        self.last += 1
        self._recent.append(Change(self.last, kind, channel_id, ts, user_id))
        for sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)
        self._sleepers.clear()

    def since(self, number: int) -> list[Change]:
        newer: list[Change] = []
        for change in reversed(self._recent):
            if change.n <= number:
                break
            newer.append(change)
        return newer[::-1]

    async def after(self, number: int, timeout: float | None = None) -> list[Change]:  # noqa: ASYNC109
        """The changes after this number, waiting for the first one if there is none yet."""
        if self.last <= number:
            sleeper = asyncio.get_running_loop().create_future()
            self._sleepers.add(sleeper)
            await asyncio.wait({sleeper}, timeout=timeout)
            self._sleepers.discard(sleeper)
        return self.since(number)


async def subscribe(ws: "Workspace") -> AsyncIterator[Change]:
    """Every change from now on that can be seen on the page (deliveries to the bot cannot)."""
    seen = ws.changes.last
    while True:
        for change in await ws.changes.after(seen):
            seen = change.n
            if change.kind != "delivery":
                yield change
