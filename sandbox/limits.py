"""Rate limits, when they are switched on: so many calls a minute for each method, one message a second."""

import math
from dataclasses import dataclass, field

# docs.slack.dev, "Rate limits": calls a minute by tier. The special tier allows "hundreds" a minute.
CALLS_A_MINUTE = {"t1": 1, "t2": 20, "t3": 50, "t4": 100, "t5": 300}
# "One message per second per channel, short bursts allowed"; how short Slack does not say.
BURST = 5


@dataclass(slots=True)
class Bucket:
    """What is left of an allowance that fills up again as time passes."""

    left: float
    at: float


@dataclass(slots=True)
class Limits:
    """One app in one workspace, so that a bucket belongs to a method or a channel."""

    on: bool = False
    edit_seconds: float | None = None  # how long the workspace lets a message be edited
    buckets: dict[str, Bucket] = field(default_factory=dict)

    def switch(self, on: bool) -> None:
        self.on = on
        self.buckets.clear()

    def call(self, method: str, tier: str | None, now: float) -> int:
        """Seconds to wait before this method may be called; 0 when it may be now."""
        if not self.on or tier is None:
            return 0
        allowed = CALLS_A_MINUTE[tier]
        return self._spend(method, allowed, allowed / 60, now)

    def message(self, channel_id: str, now: float) -> int:
        """Seconds to wait before the next message to this channel; 0 when it may come now."""
        return self._spend(channel_id, BURST, 1.0, now) if self.on else 0

    def _spend(self, name: str, most: int, each_second: float, now: float) -> int:
        bucket = self.buckets.setdefault(name, Bucket(most, now))
        bucket.left = min(most, bucket.left + (now - bucket.at) * each_second)
        bucket.at = now
        if bucket.left < 1:
            return max(1, math.ceil((1 - bucket.left) / each_second))
        bucket.left -= 1
        return 0
