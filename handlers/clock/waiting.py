"""The clock of a database that was put back waits until it is released: it would do again what was done."""

from collections.abc import Callable

import structlog

from handlers.clock.going_through import while_ready
from handlers.desk import Desk
from handlers.holding_back import holds_back

log = structlog.get_logger("gatehouse.clock")


def unless_held(tick: Callable[[Desk], object], desk: Desk) -> None:
    held = False
    with while_ready():
        held = holds_back(desk.store)
    if held:
        log.warning("this database was put back: call `gatehouse restored` to let it send again")
        return
    tick(desk)
