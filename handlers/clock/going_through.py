"""How the clock goes through what is due: each alone, so that one that fails keeps no other waiting."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import structlog

from gates.rights.asker import HOUSE
from handlers.desk import Desk
from storage.errors import StoreUnready
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
    name: Callable[[T], str],
) -> bool:
    """Whether anything was due in any workspace. `name` is what the log calls one with whom it failed."""
    found: Sequence[T] = ()
    with while_ready(), desk.store.reading(EVERY_WORKSPACE, HOUSE) as tx:
        found = find(tx)
    for each in found:
        try:
            do(each)
        except Exception:
            log.exception("the clock could not do this", deed=deed, about=name(each))
    return bool(found)
