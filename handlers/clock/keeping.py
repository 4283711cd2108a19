"""What is kept beside each delivery is written anew after a release that keeps more, or something else."""

from handlers.clock.going_through import while_ready
from handlers.desk import Desk
from storage.lists import projecting

BATCH = 50  # in one transaction: whoever clicks meanwhile waits for no more
MOST = 2000  # in one tick


def renew_what_is_kept(desk: Desk) -> None:
    with while_ready():
        for _ in range(MOST // BATCH):
            with desk.store.across_workspaces() as tx:
                if projecting.renew(tx, BATCH) < BATCH:
                    return
