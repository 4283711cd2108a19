"""The sandbox's one clock: time for people and message timestamps, which a test can move forward."""

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

ZONES = frozenset(available_timezones())


class Clock:
    """Real time plus whatever a test has advanced it by. Signatures always use real time.

    shared is a file in which the bot reads how far ahead this clock is, in seconds; only the demo has one.
    """

    def __init__(self, shared: Path | None = None) -> None:
        self.shared = shared
        self._set(0.0)
        self.last_micros = 0
        self._sleepers: set[asyncio.Future[None]] = set()

    def now(self) -> float:
        return time.time() + self.ahead

    def _set(self, ahead: float) -> None:
        """Replaced whole, so that nobody reads half a number."""
        self.ahead = ahead
        if self.shared:
            fresh = self.shared.with_suffix(".fresh")
            fresh.write_text(f"{ahead:.6f}")
            fresh.replace(self.shared)

    def advance(self, seconds: float) -> None:
        self._set(self.ahead + seconds)
        for sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)

    def start_over(self) -> None:
        """Real time again, for a workspace that has no messages yet."""
        self.last_micros = 0
        self._set(0.0)

    def go_back(self) -> None:
        """Real time again. Timestamps go on from the newest one, a conversation never runs back."""
        self._set(0.0)

    def go_on(self, ahead: float, last_micros: int) -> None:
        """From where another sandbox's clock was: never back, so that no timestamp comes twice."""
        self.last_micros = max(self.last_micros, last_micros)
        self.advance(max(0.0, ahead - self.ahead))

    async def sleep(self, seconds: float) -> None:
        """Until this clock has moved on by so much: in real time, or because somebody advanced it."""
        due = self.now() + seconds
        while (left := due - self.now()) > 0:
            advanced = asyncio.get_running_loop().create_future()
            self._sleepers.add(advanced)
            await asyncio.wait({advanced}, timeout=left)
            self._sleepers.discard(advanced)

    def next_ts(self) -> str:
        """A Slack timestamp like "1761234567.000200": unique in this sandbox and increasing."""
        self.last_micros = max(self.last_micros + 1, int(self.now() * 1_000_000))
        seconds, micros = divmod(self.last_micros, 1_000_000)
        return f"{seconds}.{micros:06d}"

    @staticmethod
    def real_seconds() -> int:
        return int(time.time())


def utc_offset(zone: str) -> int:
    """Seconds east of Greenwich in this zone today."""
    offset = datetime.now(UTC).astimezone(ZoneInfo(zone)).utcoffset()
    return int(offset.total_seconds()) if offset else 0


def real_now() -> float:
    """Seconds since 1970, whatever the sandbox's own clock says."""
    return time.time()


def stopwatch() -> float:
    """Seconds of a clock that never jumps, for measuring how long something took."""
    return time.monotonic()
