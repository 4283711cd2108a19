"""Every place at which a process can be killed, and seeded choices among them."""

from itertools import product
from random import Random

from handlers.notice_kinds import NoticeKind
from tests.crash.crashing import Crash
from tests.crash.killer import Plan, Point
from tests.crash.victim import Role

DATABASES = ("sqlite", "postgresql")
COMMIT: tuple[Point, ...] = ("before commit", "after commit")
CALL: tuple[Point, ...] = ("before call", "after call", "reply lost")
# Done within one transaction, without a word to anybody.
SILENT = {NoticeKind.UPSTREAM}
DEEPEST = 3  # so many commits or calls one kind may need


def places() -> list[Crash]:
    """By database, role and point; a web process is killed in a click too, a clock in a tick."""
    found = []
    for database, role in product(DATABASES, ("web", "clock")):
        other = "click" if role == "web" else "tick"
        plans = [Plan(kind, point) for kind in (*NoticeKind, "card") for point in points_of(kind)]
        plans += [Plan(kind, point) for kind in ("claim", other) for point in COMMIT]
        found += [Crash(database, as_role(role), plan) for plan in plans]
    return found


def points_of(kind: str) -> tuple[Point, ...]:
    return COMMIT if kind in SILENT else COMMIT + CALL


def as_role(word: str) -> Role:
    return "web" if word == "web" else "clock"


def chosen(seed: int, count: int) -> list[Crash]:
    """Places in a random order, all of them before any comes again, and each at a random depth after that."""
    random = Random(seed)
    found: list[Crash] = []
    while len(found) < count:
        round_of_all = places()
        random.shuffle(round_of_all)
        depth = 1 if not found else random.randint(1, DEEPEST)
        found += [Crash(c.database, c.role, Plan(c.plan.kind, c.plan.point, depth)) for c in round_of_all]
    return found[:count]
