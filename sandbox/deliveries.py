"""Signed requests to the bot: sent once for what people do, repeated for events."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Coroutine
from dataclasses import dataclass
from urllib.parse import urlencode

import httpx

from sandbox.clock import Clock, stopwatch
from sandbox.config import Config
from sandbox.journal import Delivery
from sandbox.objects import message_json
from sandbox.payloads.events import event_callback
from sandbox.workspace import Channel, Json, Message, Workspace

FORM = "application/x-www-form-urlencoded"
MESSAGE_EVENTS = {
    "channel": "message.channels",
    "private": "message.groups",
    "im": "message.im",
    "mpim": "message.mpim",
}
CHANNEL_TYPES = {"channel": "channel", "private": "group", "im": "im", "mpim": "mpim"}


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


class Courier:
    """Carries requests to the bot's address and notes each in the journal."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._client = httpx.AsyncClient(trust_env=False, timeout=config.ack_seconds + 1)
        self._errands: set[asyncio.Task[None]] = set()

    async def send_command(self, ws: Workspace, fields: dict[str, str]) -> Reply:
        return await self._send(ws, "slash_command", dict(fields), urlencode(fields), FORM)

    async def send_interaction(self, ws: Workspace, payload: Json) -> Reply:
        form = urlencode({"payload": json.dumps(payload)})
        return await self._send(ws, payload["type"], payload, form, FORM)

    async def send_event(self, ws: Workspace, event: Json, channel: Channel | None) -> None:
        """The first attempt; the repeats of an event that is not acknowledged go on behind the scenes."""
        if not _subscribed(ws, event):
            return
        payload = event_callback(ws, event, channel)
        reply = await self._send(ws, "event", payload, json.dumps(payload), "application/json")
        if not reply.is_ack and reply.wants_retries:
            self._start(self._repeat(ws, payload, reply))

    async def send_message_event(self, ws: Workspace, channel: Channel, message: Message) -> None:
        """A message in a conversation of which the bot is a member."""
        if ws.bot.id in channel.members and MESSAGE_EVENTS[channel.kind] in ws.manifest.bot_events:
            shown = message_json(ws, channel, message)
            event = {**shown, "channel": channel.id, "channel_type": CHANNEL_TYPES[channel.kind]}
            await self.send_event(ws, event, channel)

    def post_event(self, ws: Workspace, event: Json, channel: Channel | None) -> None:
        if _subscribed(ws, event):
            self._start(self.send_event(ws, event, channel))

    def post_message_event(self, ws: Workspace, channel: Channel, message: Message) -> None:
        if MESSAGE_EVENTS[channel.kind] in ws.manifest.bot_events:
            self._start(self.send_message_event(ws, channel, message))

    def _start(self, errand: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def _repeat(self, ws: Workspace, payload: Json, reply: Reply) -> None:
        for retry, delay in enumerate(self.config.retry_delays, start=1):
            await asyncio.sleep(delay)
            reply = await self._send(
                ws,
                "event",
                payload,
                json.dumps(payload),
                "application/json",
                retry=retry,
                reason=reply.reason,
            )
            if reply.is_ack or not reply.wants_retries:
                return

    async def _send(
        self,
        ws: Workspace,
        kind: str,
        payload: Json,
        body: str,
        content_type: str,
        *,
        retry: int = 0,
        reason: str | None = None,
    ) -> Reply:
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (sandbox)"}
        headers |= signature(self.config.signing_secret, body)
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason or "unknown_error"}
        at, started = ws.clock.now(), stopwatch()
        reply = await self._reply_to(body, headers)
        ws.journal.add_delivery(
            Delivery(
                n=ws.journal.next_number(),
                at=at,
                kind=kind,
                body=payload,
                status=reply.status,
                duration=stopwatch() - started,
                retry=retry,
                reason=reply.reason,
                headers=headers,
                answer=reply.body,
            )
        )
        ws.changes.publish("delivery")
        return reply

    async def _reply_to(self, body: str, headers: dict[str, str]) -> Reply:
        try:
            async with asyncio.timeout(self.config.ack_seconds):
                response = await self._client.post(
                    self.config.bot_url, content=body.encode(), headers=headers
                )
        except (TimeoutError, httpx.TimeoutException):
            return Reply(None, reason="http_timeout")
        except httpx.ConnectError:
            return Reply(None, reason="connection_failed")
        except httpx.HTTPError:
            return Reply(None, reason="unknown_error")
        failed = None if response.is_success else "http_error"
        wants_retries = response.headers.get("X-Slack-No-Retry") != "1"
        return Reply(response.status_code, response.text, failed, wants_retries)

    def drop_errands(self) -> None:
        """Forget what is still to be sent behind the scenes."""
        for errand in list(self._errands):
            errand.cancel()

    async def close(self) -> None:
        self.drop_errands()
        await asyncio.gather(*self._errands, return_exceptions=True)
        await self._client.aclose()


def _subscribed(ws: Workspace, event: Json) -> bool:
    if event["type"] == "message":
        return bool(ws.manifest.bot_events & set(MESSAGE_EVENTS.values()))
    return event["type"] in ws.manifest.bot_events


def signature(secret: str, body: str) -> dict[str, str]:
    """docs.slack.dev, "Verifying requests from Slack": v0, HMAC-SHA256, real time."""
    timestamp = str(Clock.real_seconds())
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}
