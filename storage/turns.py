"""A lock that is handed on in the order in which it was asked for."""

from collections import deque
from threading import Event, Lock

from storage.errors import Unavailable


class Turns:
    """For SQLite's writers.

    A plain lock, and a pool's queue too, goes to whoever runs at the moment when it gets free. That is
    mostly the thread that has just let go of it, and of sixteen busy ones some starved for seconds.
    """

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Event] = deque()

    def take(self) -> None:
        """Raises Unavailable when the turn has not come within `patience` seconds."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            turn = Event()
            self._waiting.append(turn)
        if not turn.wait(self._patience):
            self._leave(turn)

    def _leave(self, turn: Event) -> None:
        with self._guard:
            if turn.is_set():  # it came at the last moment
                return
            self._waiting.remove(turn)
        raise Unavailable("The database is busy with other work.")

    def hand_on(self) -> bool:
        """To the next in line; where there is nobody the turn stays ours."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
                return True
            return False

    def give_up(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
