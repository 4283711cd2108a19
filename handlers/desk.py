"""What every door needs at hand, and the click that it passes on."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Protocol

from gates.people import Person
from gates.refusal import Refusal
from gates.rights.asker import Asker
from gates.rights.workspace_roles import AUDITORS_READ, WorkspaceRole
from handlers.postbox import Postbox
from storage import grants
from storage.signing_key import SigningKey
from storage.store import Store
from storage.transaction import Transaction


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
    signing_key: SigningKey | None = None  # without one no checkpoint is written
    bell: Bell = field(default_factory=Bell)
    plain_workspaces: set[str] = field(default_factory=set)  # that refused Slack's newer blocks
    archive: Path | None = None  # the folder of archived deliveries; None: the clock archives none
    postbox: Postbox | None = None  # where mail is handed in; None: no mail is sent

    def reading(self, click: "Click") -> AbstractContextManager[Transaction]:
        """What whoever clicked may see."""
        return self.store.reading(click.workspace, click.asker)

    @contextmanager
    def writing(self, click: "Click") -> Iterator[Transaction]:
        """For what a person changes. Raises Refusal for an auditor, who changes nothing."""
        with self.store.transaction(click.workspace, click.asker) as tx:
            if grants.role_of(tx, click.by.user_id) is WorkspaceRole.AUDITOR:
                raise Refusal(AUDITORS_READ)
            yield tx


@dataclass(frozen=True)
class Click:
    """One person's intention: who, in which workspace, when.

    `intent` is the same for every repetition of it, so that it takes effect once.
    """

    workspace: str
    by: Person
    at: datetime
    intent: str
    as_client: bool = False  # pressed the client's own button
    shared: bool = False  # everybody reads the answer

    @property
    def asker(self) -> Asker:
        """Whoever acts; that Slack says they are an admin shows them no private delivery."""
        asker = Asker(self.by.user_id, self.by.sees_private, self.by.is_external or self.as_client)
        return asker.for_all_to_read() if self.shared else asker

    def as_admin(self) -> "Click":
        return replace(self, by=replace(self.by, is_admin=True))
