"""What every query is handed: a connection, opened for one workspace and for whoever asks."""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from gates.portfolio.standing import Projection
from gates.rights.asker import NOBODY, Asker
from storage.snapshot import Snapshot

# Slack's workspace ids start with T or E, so this one names none of them.
EVERY_WORKSPACE = "*"


@dataclass(slots=True)
class Transaction:
    connection: Connection
    workspace_id: str
    asker: Asker = NOBODY
    loaded: dict[str, Snapshot] = field(default_factory=dict)  # by delivery id, as it was read
    projected: dict[str, Projection] = field(default_factory=dict)  # the same, of what is kept beside it

    @property
    def dialect(self) -> str:
        """The database's name: sqlite or postgresql."""
        return self.connection.dialect.name
