"""How much of the sender the process can bear, and Slack."""

from datetime import timedelta
from threading import Event
from time import monotonic

REST = 2.0  # times as long as the work before it, so that two thirds of the process are left to people
LONGEST_REST = 1.0  # seconds; a decision is to be seen on its cards within two


class Pace:
    """After work comes rest: longer on a busy machine, and as long as Slack asks for when it refused a call.

    What is clicked in the meantime is shown by one update, however often it was clicked.
    """

    def __init__(self) -> None:
        self._since = monotonic()
        self._quiet = timedelta()

    def begin(self) -> None:
        self._since, self._quiet = monotonic(), timedelta()

    def be_quiet(self, wait: timedelta) -> None:
        """Slack's limits hold for all that we say: the next call would only be refused as well."""
        self._quiet = max(self._quiet, wait)

    def rest(self, stopping: Event) -> None:
        worked = monotonic() - self._since
        stopping.wait(max(min(REST * worked, LONGEST_REST), self._quiet.total_seconds()))
