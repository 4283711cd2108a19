"""Every place at which a process can be killed, and seeded choices among them."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from random import Random
from types import MappingProxyType

from handlers.notice_kinds import NoticeKind
from tests.crash.crashing import Crash
from tests.crash.killer import Plan, Point
from tests.crash.victim import Role

DATABASES = ("sqlite", "postgresql")
ROLES: tuple[Role, ...] = ("web", "clock")
COMMIT: tuple[Point, ...] = ("before commit", "after commit")
CALL: tuple[Point, ...] = ("before call", "after call", "reply lost")
# Done within one transaction, without a call; what is told of it is a notice of its own.
SILENT = {NoticeKind.UPSTREAM, NoticeKind.PERSON_ERASE, NoticeKind.PUT_AWAY}
NONE_KNOWN: Mapping[Crash, int] = MappingProxyType({})


def places() -> list[Crash]:
    """By database, role and point; a web process is killed in a click too, a clock in a tick."""
    found = []
    for database, role in product(DATABASES, ROLES):
        other = "click" if role == "web" else "tick"
        plans = [Plan(kind, point) for kind in (*NoticeKind, "card") for point in points_of(kind)]
        plans += [Plan(kind, point) for kind in ("claim", other) for point in COMMIT]
        found += [Crash(database, role, plan) for plan in plans]
    return found


def points_of(kind: str) -> tuple[Point, ...]:
    return COMMIT if kind in SILENT else COMMIT + CALL


def chosen(seed: int, count: int, passes: Mapping[Crash, int] = NONE_KNOWN) -> list[Crash]:
    """Places in a random order, all of them before any comes again, then at all their depths."""
    random = Random(seed)
    found = shuffled(places(), random)
    while len(found) < count:
        again = [deep for crash in places() for deep in deeper(crash, passes.get(crash, 1))]
        found += shuffled(again, random)
    return found[:count]


def shuffled(crashes: list[Crash], random: Random) -> list[Crash]:
    return random.sample(crashes, len(crashes))


def deeper(crash: Crash, times: int) -> list[Crash]:
    """At the first, the second ... of so many commits or calls."""
    return [replace(crash, plan=replace(crash.plan, nth=nth)) for nth in range(1, times + 1)]
