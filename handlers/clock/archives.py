"""Puts away what has been over for as long as an admin set."""

from gates.archiving.putting_away import latest_end
from gates.people import CLOCK
from gates.rights.asker import HOUSE
from handlers.archiving.putting_away import put_away
from handlers.clock.going_through import to_each_due
from handlers.desk import Desk
from storage import workspace_settings
from storage.archiving import taking_away
from storage.transaction import Transaction

DEED = "archive_closed_deliveries"
AT_ONCE = 5  # each takes a second or so, and nobody waits for it
LOOKED_AT = 200


def archive_closed_deliveries(desk: Desk) -> None:
    """Where the settings name a folder; what somebody still needs waits for another day."""
    folder, now = desk.archive, desk.clock.now()
    if folder is None:
        return

    def due(tx: Transaction) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for workspace, months in workspace_settings.of_every_workspace(tx, workspace_settings.ARCHIVE_AFTER):
            its = Transaction(tx.connection, workspace, HOUSE)
            ids = taking_away.due(its, latest_end(now, int(months)), LOOKED_AT, stumbled=(DEED, now))
            found += [(workspace, delivery) for delivery in ids if not taking_away.what_waits(its, delivery)]
        return found[:AT_ONCE]

    def archive(each: tuple[str, str]) -> None:
        put_away(desk, *each, folder, CLOCK.user_id, now)

    to_each_due(desk, DEED, due, archive, lambda each: each)
