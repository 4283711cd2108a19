"""Socket Mode: the app's open connections, and the payloads that wait for their acknowledgement."""

import asyncio
import secrets
import uuid
from collections import deque
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox.carriers.envelopes import Parting, acknowledged, envelope, goodbye
from sandbox.carriers.parcel import Packed, Parcel, Reply, Way
from sandbox.clock import Clock
from sandbox.workspace import Json

MOST_LINES = 10  # docs.slack.dev, "Using Socket Mode": up to 10 open WebSocket connections
WARNED_AHEAD = 10.0  # and its disconnect messages: warning comes 10 seconds ahead
LOST = Reply(None, reason="connection_failed")


class Line:
    """One open connection."""

    def __init__(self, websocket: WebSocket) -> None:
        self._websocket = websocket

    async def send(self, content: Json) -> bool:
        """False when the other side has hung up."""
        try:
            await self._websocket.send_json(content)
        except (WebSocketDisconnect, RuntimeError):
            return False
        return True

    async def hang_up(self) -> None:
        try:
            await self._websocket.close()
        except (WebSocketDisconnect, RuntimeError):
            return


@dataclass(frozen=True, slots=True)
class Waiting:
    """A payload that was sent over this line and is not acknowledged yet."""

    line: Line
    parcel: Parcel
    answer: asyncio.Future[Reply]


@dataclass(slots=True)
class Sockets:
    """Each payload goes to one of the connections, in turn; any of them may bring its acknowledgement."""

    enabled: bool = True
    lines: deque[Line] = field(default_factory=deque)
    way: Way = "socket"
    _tickets: set[str] = field(default_factory=set)
    _waiting: dict[str, Waiting] = field(default_factory=dict)

    def issue_ticket(self) -> str:
        ticket = secrets.token_urlsafe(24)
        self._tickets.add(ticket)
        return ticket

    def redeem(self, ticket: str) -> bool:
        """Whether somebody may come in with this ticket; it is good for one connection."""
        known = ticket in self._tickets
        self._tickets.discard(ticket)
        return known and self.enabled

    def pack(self, parcel: Parcel) -> Packed:
        """The envelope is written when it is known which connection it goes over."""
        return Packed(parcel)

    async def carry(self, packed: Packed) -> Reply:
        line, envelope_id, parcel = self.lines[0], str(uuid.uuid4()), packed.parcel
        self.lines.rotate(-1)
        answer = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = Waiting(line, parcel, answer)
        try:
            sent = await line.send(envelope(envelope_id, parcel))
            return await answer if sent else LOST
        finally:
            del self._waiting[envelope_id]

    def take(self, text: str) -> None:
        """What came over a connection; only an acknowledgement says anything to Slack."""
        envelope_id, body = acknowledged(text)
        waiting = self._waiting.get(envelope_id)
        if waiting and not waiting.answer.done():
            waiting.answer.set_result(Reply(200, body))

    def drop(self, line: Line) -> None:
        """A connection is gone. Its events go elsewhere; the rest may still be acknowledged by another."""
        if line in self.lines:
            self.lines.remove(line)
        for waiting in self._waiting.values():
            is_lost = waiting.parcel.is_event or not self.lines
            if waiting.line is line and is_lost and not waiting.answer.done():
                waiting.answer.set_result(LOST)

    async def refresh(self, clock: Clock, lines: list[Line]) -> None:
        """Warned first, so that the app can come in anew before it must go."""
        for line in lines:
            await line.send(goodbye("warning"))
        await clock.sleep(WARNED_AHEAD)
        await self.part("refresh_requested", lines)

    async def part(self, reason: Parting, lines: list[Line]) -> None:
        """Nothing new goes there; what was sent may still be acknowledged, then the connection is closed."""
        for line in lines:
            if line in self.lines:
                self.lines.remove(line)
            await line.send(goodbye(reason))
        left = [each.answer for each in self._waiting.values() if each.line in lines]
        try:
            if left:
                await asyncio.wait(left)
        finally:
            for line in lines:
                await line.hang_up()

    async def close(self) -> None:
        for line in list(self.lines):
            await line.hang_up()
