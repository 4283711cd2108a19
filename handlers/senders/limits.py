"""Slack's limits as far as this process knows them: what may be called now, and what has to rest."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

POST = "chat.postMessage"
EVERYTHING = "*"


class Resting(Exception):
    """This call was not made: Slack would refuse it until then."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"resting until {until.isoformat()}")
        self.until = until


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many messages at once, and each second after that: in one conversation, and in all together.

    docs.slack.dev, "Rate limits": one a second in a conversation, with short bursts;
    several hundred a minute.
    """

    in_one: tuple[int, float] = (4, 1.0)
    in_all: tuple[int, float] = (60, 4.0)


SLACKS = Allowance()
UNLIMITED = Allowance((10**9, 10**9), (10**9, 10**9))  # for a stand-in that takes everything


@dataclass(slots=True)
class Bucket:
    left: float
    at: datetime

    def fill(self, most: int, each_second: float, now: datetime) -> None:
        passed = max(0.0, (now - self.at).total_seconds())  # a clock that is put back fills nothing
        self.left, self.at = min(most, self.left + passed * each_second), now


@dataclass
class Limits:
    """Shared by the lanes of one sender. A refusal delays its conversation, and the method at the second."""

    allowance: Allowance = SLACKS
    _rests: dict[tuple[str, str], datetime] = field(default_factory=dict)  # by method and place
    _buckets: dict[str, Bucket] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def admit(self, method: str, place: str, now: datetime) -> None:
        """Raises Resting. A message that is admitted counts as posted."""
        with self._lock:
            if until := self._rest_of(method, place, now):
                raise Resting(until)
            if method == POST:
                self._spend(place, now)

    def refused(self, method: str, place: str, now: datetime, wait: timedelta) -> None:
        """Slack does not say which of its limits was met: of one place first, of the method at the second."""
        with self._lock:
            others = [
                p for (m, p), until in self._rests.items() if m == method and p != place and until > now
            ]
            whole = method != POST or others
            self._rests[method, EVERYTHING if whole else place] = now + wait

    def stop(self, until: datetime) -> None:
        """Nothing at all is called until then."""
        with self._lock:
            self._rests[EVERYTHING, EVERYTHING] = until

    def stopped(self, now: datetime) -> bool:
        with self._lock:
            return self._rests.get((EVERYTHING, EVERYTHING), now) > now

    def room(self, most: int, now: datetime) -> int:
        """How many messages may be posted now; as many as asked where they all rest, to be put off."""
        with self._lock:
            if self._rest_of(POST, "", now):
                return most
            return min(most, int(self._filled("", *self.allowance.in_all, now).left))

    def resting(self, now: datetime) -> frozenset[str]:
        """The places into which nothing may be posted now."""
        with self._lock:
            self._forget_the_past(now)
            refused = {place for method, place in self._rests if method == POST}
            spent = {p for p in self._buckets if p and self._filled(p, *self.allowance.in_one, now).left < 1}
            return frozenset(refused | spent) - {EVERYTHING, ""}

    def _rest_of(self, method: str, place: str, now: datetime) -> datetime | None:
        self._forget_the_past(now)
        all_of = ((EVERYTHING, EVERYTHING), (method, EVERYTHING), (method, place))
        return max((self._rests[each] for each in all_of if each in self._rests), default=None)

    def _forget_the_past(self, now: datetime) -> None:
        self._rests = {each: until for each, until in self._rests.items() if until > now}
        if len(self._buckets) > 1000:
            self._buckets = {
                name: each for name, each in self._buckets.items() if now - each.at < timedelta(minutes=1)
            }

    def _spend(self, place: str, now: datetime) -> None:
        mine = self._filled(place, *self.allowance.in_one, now)
        of_all = self._filled("", *self.allowance.in_all, now)
        if mine.left < 1:
            raise Resting(now + timedelta(seconds=(1 - mine.left) / self.allowance.in_one[1]))
        if of_all.left < 1:
            raise Resting(now + timedelta(seconds=(1 - of_all.left) / self.allowance.in_all[1]))
        mine.left -= 1
        of_all.left -= 1

    def _filled(self, name: str, most: int, each_second: float, now: datetime) -> Bucket:
        bucket = self._buckets.setdefault(name, Bucket(most, now))
        bucket.fill(most, each_second, now)
        return bucket
