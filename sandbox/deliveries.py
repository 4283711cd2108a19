"""Deliveries to the bot: sent once for what people do, repeated for events."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from sandbox.carriers.envelopes import Ending
from sandbox.carriers.http import HttpCarrier
from sandbox.carriers.parcel import Carrier, Nowhere, Packed, Parcel, Reply
from sandbox.carriers.sockets import Sockets
from sandbox.clock import stopwatch
from sandbox.config import Config
from sandbox.journal import Delivery
from sandbox.payloads.events import event_callback
from sandbox.redacting import without_tokens
from sandbox.subscriptions import is_wanted
from sandbox.workspace import Channel, Json, Workspace

Errand = asyncio.Task[None]
CAUSED: ContextVar[list[Errand] | None] = ContextVar("events that this act has caused", default=None)


class Courier:
    """Takes the way that the bot is on, keeps the deadline, repeats events, and notes all in the journal."""

    def __init__(self, config: Config, *, socket_mode: bool = True) -> None:
        self.config = config
        self.sockets = Sockets(enabled=socket_mode)
        address, secret, patience = config.bot_url, config.signing_secret, config.ack_seconds + 1
        self._http = HttpCarrier(address, secret, patience) if address else None
        self._errands: set[Errand] = set()

    @property
    def carrier(self) -> Carrier:
        """Socket Mode as long as the bot is connected, else its address."""
        return self.sockets if self.sockets.lines else self._http or Nowhere()

    async def send_command(self, ws: Workspace, fields: dict[str, str]) -> Reply:
        return await self._send(ws, Parcel("slash_command", dict(fields)))

    async def send_interaction(self, ws: Workspace, payload: Json) -> Reply:
        return await self._send(ws, Parcel(payload["type"], payload))

    def post_event(self, ws: Workspace, event: Json, channel: Channel | None = None) -> None:
        """If the app wants it. The act that caused it ends after the first attempt, not after the repeats."""
        if is_wanted(ws, event, channel):
            parcel = Parcel("event", event_callback(ws, event, channel))
            errand = self._start(self._send_event(ws, parcel))
            caused = CAUSED.get()
            if caused is not None:
                caused.append(errand)

    async def _send_event(self, ws: Workspace, parcel: Parcel) -> None:
        reply = await self._send(ws, parcel)
        if _is_to_repeat(reply):
            self._start(self._repeat(ws, parcel, reply))

    async def _repeat(self, ws: Workspace, parcel: Parcel, reply: Reply) -> None:
        for retry, delay in enumerate(self.config.retry_delays, start=1):
            await ws.clock.sleep(delay)
            reply = await self._send(ws, replace(parcel, retry=retry, reason=reply.reason or "unknown_error"))
            if not _is_to_repeat(reply):
                return

    async def _send(self, ws: Workspace, parcel: Parcel, carrier: Carrier | None = None) -> Reply:
        at, started, carrier = ws.clock.now(), stopwatch(), carrier or self.carrier
        packed = carrier.pack(parcel)
        reply = await self._reply_to(ws, carrier, packed)
        ws.journal.add_delivery(
            Delivery(
                n=ws.journal.next_number(),
                at=at,
                kind=parcel.kind,
                body=without_tokens(ws, parcel.payload),
                status=reply.status,
                duration=stopwatch() - started,
                retry=parcel.retry,
                reason=reply.reason,
                headers=packed.headers,
                answer=without_tokens(ws, reply.body),
                way=carrier.way,
            )
        )
        ws.changes.publish("delivery")
        return reply

    async def _reply_to(self, ws: Workspace, carrier: Carrier, packed: Packed) -> Reply:
        held_back = ws.faults.held_back(packed.parcel.kind)
        try:
            async with asyncio.timeout(self.config.ack_seconds):
                reply = await carrier.carry(packed)
                await asyncio.sleep(held_back)
        except TimeoutError:
            return Reply(None, reason="http_timeout")
        return reply

    async def verify(self, ws: Workspace, payload: Json) -> Reply:
        """Only an address is verified; a connection has shown its token."""
        return await self._send(ws, Parcel("url_verification", payload), self._http or Nowhere())

    def disconnect(self, ws: Workspace, reason: Ending) -> None:
        """Begun now, and done behind the scenes: an app may still acknowledge what it got."""
        lines = list(self.sockets.lines)
        if reason == "warning":
            self._start(self.sockets.refresh(ws.clock, lines))
            return
        self.sockets.enabled = self.sockets.enabled and reason != "link_disabled"
        self._start(self.sockets.part(reason, lines))

    def _start(self, errand: Coroutine[None, None, None]) -> Errand:
        task = asyncio.get_running_loop().create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
        return task

    def drop_errands(self) -> None:
        """Forget what is still to be sent behind the scenes."""
        for errand in list(self._errands):
            errand.cancel()

    async def close(self) -> None:
        self.drop_errands()
        await asyncio.gather(*self._errands, return_exceptions=True)
        await self.sockets.close()
        if self._http:
            await self._http.close()


def _is_to_repeat(reply: Reply) -> bool:
    return not reply.is_ack and reply.wants_retries


@contextmanager
def causing() -> Iterator[list[Errand]]:
    """The events that are caused inside, as they come."""
    caused: list[Errand] = []
    token = CAUSED.set(caused)
    try:
        yield caused
    finally:
        CAUSED.reset(token)
