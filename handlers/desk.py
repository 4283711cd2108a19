"""What every door needs at hand, and the click that it passes on."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Event
from typing import Protocol

from gates.people import Person
from handlers.postbox import Postbox
from storage.store import Store


class Clock(Protocol):
    def now(self) -> datetime: ...


class Bell:
    """Wakes the sender when something is to be shown or sent."""

    def __init__(self) -> None:
        self._rung = Event()

    def ring(self) -> None:
        self._rung.set()

    def wait(self, seconds: float) -> None:
        self._rung.wait(seconds)
        self._rung.clear()


@dataclass(frozen=True)
class Desk:
    store: Store
    clock: Clock
    admins: frozenset[str] = frozenset()  # named in the settings, besides Slack's own
    bell: Bell = field(default_factory=Bell)
    postbox: Postbox | None = None  # where mail is handed in; None: no mail is sent


@dataclass(frozen=True)
class Click:
    """One person's intention: who, in which workspace, when.

    `intent` is the same for every repetition of it, so that it takes effect once.
    """

    workspace: str
    by: Person
    at: datetime
    intent: str

    def as_admin(self) -> "Click":
        return replace(self, by=replace(self.by, is_admin=True))
