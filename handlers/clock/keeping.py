"""What is kept beside each delivery is written anew after a release that keeps more, or something else."""

import structlog

from handlers.desk import Desk
from storage.errors import StoreUnready
from storage.lists import projecting

log = structlog.get_logger("gatehouse.clock")

BATCH = 50  # in one transaction: whoever clicks meanwhile waits for no more
MOST = 2000  # in one tick


def renew_what_is_kept(desk: Desk) -> None:
    try:
        for _ in range(MOST // BATCH):
            with desk.store.across_workspaces() as tx:
                if projecting.renew(tx, BATCH) < BATCH:
                    return
    except StoreUnready as trouble:
        log.warning("the database is not ready", trouble=str(trouble))
