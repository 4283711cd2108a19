"""What became of a claimed row, but could not be written down: the row is given back."""

from collections.abc import Iterable

from handlers.desk import Desk
from handlers.senders.slack_calls import backed_off
from storage import cards, notices
from storage.card import Card
from storage.notices import Notice


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
            row = self._rows[-1]
            again = desk.clock.now() + backed_off(row.attempts)
            with desk.store.transaction(row.workspace_id) as tx:
                if isinstance(row, Card):
                    cards.failed(tx, row, "not written down", again)
                else:
                    notices.failed(tx, row, "not written down", again)
            self._rows.pop()
