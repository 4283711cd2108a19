"""How the clock goes through what is due: each alone, so that one that fails keeps no other waiting."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

import structlog

from gates.rights.asker import HOUSE
from handlers.desk import Desk
from storage import stumbles
from storage.errors import StoreUnready
from storage.stumbles import Place
from storage.transaction import EVERY_WORKSPACE, Transaction

log = structlog.get_logger("gatehouse.clock")

BATCH = 500

T = TypeVar("T")


@contextmanager
def while_ready() -> Iterator[None]:
    """What is left undone while the database is not ready is done when the clock strikes next."""
    try:
        yield
    except StoreUnready as trouble:
        log.warning("the database is not ready", trouble=str(trouble))


def to_each_due(
    desk: Desk,
    deed: str,
    find: Callable[[Transaction], Sequence[T]],
    do: Callable[[T], object],
    place: Callable[[T], Place],
) -> bool:
    """Whether anything was due in any workspace. `place` says which workspace, and whom or what it is about.

    What fails is left alone for a while, longer each time, so that it keeps nothing behind it waiting.
    """
    found: Sequence[T] = ()
    stumbled: dict[Place, datetime] = {}
    now = desk.clock.now()
    with while_ready(), desk.store.reading(EVERY_WORKSPACE, HOUSE) as tx:
        stumbled = stumbles.known(tx, deed)
        found = [each for each in find(tx) if place(each) not in stumbled or stumbled[place(each)] <= now]
    for each in found:
        try:
            do(each)
        except Exception as trouble:
            log.exception("the clock could not do this", deed=deed, about=place(each)[1])
            if not isinstance(trouble, StoreUnready):
                note(desk, place(each), lambda tx, about: stumbles.step_back(tx, deed, about, now))
        else:
            if place(each) in stumbled:
                note(desk, place(each), lambda tx, about: stumbles.recovered(tx, deed, about))
    return bool(found)


def note(desk: Desk, place: Place, write: Callable[[Transaction, str], None]) -> None:
    """In a transaction of its own: that of the deed is undone, or over."""
    workspace, about = place
    with while_ready(), desk.store.transaction(workspace, HOUSE) as tx:
        write(tx, about)
