"""What follows from more than a delivery is written anew when that has changed: a release, a calendar."""

from collections.abc import Sequence

from gates.due.counting import count_anew
from gates.people import CLOCK
from gates.rights.asker import HOUSE
from handlers.acts.change import apply_within
from handlers.announcing import show_record
from handlers.clock.going_through import to_each_due, while_ready
from handlers.desk import Click, Desk
from storage import cards, deliveries
from storage.due import counting
from storage.lists import projecting
from storage.transaction import Transaction

BATCH = 50  # in one transaction: whoever clicks meanwhile waits for no more
MOST = 2000  # in one tick
RENEW = "renew_due_times"


def renew_what_is_kept(desk: Desk) -> None:
    with while_ready():
        for _ in range(MOST // BATCH):
            with desk.store.across_workspaces() as tx:
                if projecting.renew(tx, BATCH) < BATCH:
                    return


def renew_due_times(desk: Desk) -> None:
    """Counts anew what is due when, in the deliveries that run, batch by batch; soon there are none."""
    now = desk.clock.now()

    def due(tx: Transaction) -> Sequence[tuple[str, str]]:
        return counting.uncounted(tx, MOST, RENEW, now)

    to_each_due(desk, RENEW, due, lambda place: renew(desk, *place), lambda place: place)


def renew(desk: Desk, workspace: str, key: str) -> None:
    """What has moved on by itself meanwhile is a fact, and told like any other."""
    now = desk.clock.now()
    click = Click(workspace, CLOCK, now, f"clock:renew:{key}:{now.isoformat()}")
    with desk.store.transaction(workspace, HOUSE) as tx:
        apply_within(tx, click, key, lambda _, delivery: count_anew(delivery, CLOCK, now))
        delivery = deliveries.load(tx, key)
        before = [nudge.due_at for nudge in delivery.nudges]
        count_anew(delivery, CLOCK, now)
        deliveries.save_counted(tx, delivery, now)
        show_record(tx, delivery, now)  # where it runs since before there was one to show
        if before != [nudge.due_at for nudge in delivery.nudges]:
            cards.want(tx, key)  # they say when the next reminder comes
