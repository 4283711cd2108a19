"""What became of a claimed row, but could not be written down: the row is given back."""

from collections.abc import Iterable

from handlers.desk import Desk
from handlers.senders.slack_calls import backed_off
from handlers.senders.troubles import MOST_TRIES
from storage import cards, notices
from storage.card import Card
from storage.notices import Notice

UNWRITTEN = "not written down"


class Unwritten:
    """Rows that would otherwise wait for the end of their lease, because the database was away at the end.

    Each is tried again, after a look for what the first try may have put into Slack.
    """

    def __init__(self) -> None:
        self._rows: list[Card | Notice] = []

    def keep(self, rows: Iterable[Card | Notice]) -> None:
        self._rows += rows

    def give_back(self, desk: Desk) -> None:
        """Raises StoreUnready as long as the database is away."""
        while self._rows:
            give_back(desk, self._rows[-1])
            self._rows.pop()


def give_back(desk: Desk, row: Card | Notice) -> None:
    """One that has made us stumble for a day is a dead letter."""
    now = desk.clock.now()
    again = now + backed_off(row.attempts)
    with desk.store.transaction(row.workspace_id) as tx:
        if isinstance(row, Card) and row.tries_of_this + 1 >= MOST_TRIES:
            cards.give_up(tx, row, UNWRITTEN, now)
        elif isinstance(row, Card):
            cards.failed(tx, row, UNWRITTEN, again)
        elif row.attempts >= MOST_TRIES:
            notices.give_up(tx, row, UNWRITTEN, now)
        else:
            notices.failed(tx, row, UNWRITTEN, again)
