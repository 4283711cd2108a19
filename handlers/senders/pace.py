"""How much of the sender the process can bear."""

from threading import Event
from time import monotonic

REST = 2.0  # times as long as the work before it, so that two thirds of the process are left to people
LONGEST_REST = 1.0  # seconds; a decision is to be seen on its cards within two


class Pace:
    """After work comes rest, longer on a busy machine.

    What is clicked in the meantime is shown by one update, however often it was clicked.
    """

    def __init__(self) -> None:
        self._since = monotonic()

    def begin(self) -> None:
        self._since = monotonic()

    def rest(self, stopping: Event) -> None:
        stopping.wait(min(REST * (monotonic() - self._since), LONGEST_REST))


class Unresting(Pace):
    """For a process that serves nobody but the clock."""

    def rest(self, stopping: Event) -> None:
        """What is left is taken up at once."""
