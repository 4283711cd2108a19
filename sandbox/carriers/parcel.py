"""What is carried to the bot, and what comes back."""

from dataclasses import dataclass, field
from typing import Literal, Protocol

from sandbox.workspace import Json

Way = Literal["http", "socket", "none"]


@dataclass(frozen=True, slots=True)
class Parcel:
    """kind is "event", "slash_command", or the type of an interaction; retry counts from 0."""

    kind: str
    payload: Json
    retry: int = 0
    reason: str = ""

    @property
    def is_event(self) -> bool:
        return self.kind == "event"


@dataclass(frozen=True, slots=True)
class Packed:
    """Ready to go: over HTTP with its body and headers."""

    parcel: Parcel
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """The bot's answer; status is None when there was none, and then reason says why in Slack's word."""

    status: int | None
    body: str = ""
    reason: str | None = None
    wants_retries: bool = True

    @property
    def is_ack(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


class Carrier(Protocol):
    """One way to the bot. Whoever calls it sets the deadline."""

    way: Way

    def pack(self, parcel: Parcel) -> Packed:
        """As it goes out on this way."""

    async def carry(self, packed: Packed) -> Reply:
        """The answer, however long it takes; Reply(None, …) where there cannot be one."""


class Nowhere:
    """The bot has neither an address nor a connection."""

    way: Way = "none"

    def pack(self, parcel: Parcel) -> Packed:
        return Packed(parcel)

    async def carry(self, _: Packed) -> Reply:
        return Reply(None, reason="connection_failed")
