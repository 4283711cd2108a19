"""The bot's HTTP door itself: requests signed byte by byte, sent as often as a test likes."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import urlencode

import httpx

from bot.clock import Clock
from messages.ids import Action, Form, Shortcut
from messages.refs import Ref
from tests.driver.values import values

Json = dict[str, Any]

TEAM = "T0NORTHWND"
SECRET = "0123456789abcdef0123456789abcdef"
FORM = "application/x-www-form-urlencoded"
LATEST = 300  # seconds that Slack's signature holds

numbers = count(1)


@dataclass(frozen=True)
class Sent:
    """The exact bytes of one request, to be sent once or again."""

    body: bytes
    content_type: str = FORM


class Door:
    def __init__(self, url: str) -> None:
        limits = httpx.Limits(max_connections=100)
        self.http = httpx.Client(
            timeout=20, limits=limits, verify=False
        )  # plain HTTP: no certificates to read
        self._url = url

    def send(self, sent: Sent, *, retry: int = 0) -> httpx.Response:
        headers = {"Content-Type": sent.content_type, **signature(sent.body)}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        return self.http.post(self._url, content=sent.body, headers=headers)

    def send_with(self, sent: Sent, headers: Mapping[str, str]) -> httpx.Response:
        """With headers of the test's own choice."""
        named = {"Content-Type": sent.content_type, **headers}
        raw = [(name.encode(), value.encode()) for name, value in named.items()]
        return self.http.post(self._url, content=sent.body, headers=raw)

    def close(self) -> None:
        self.http.close()


def signature(body: bytes, *, secret: str = SECRET, age: int = 0) -> dict[str, str]:
    timestamp = str(int(Clock().now().timestamp()) - age)
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


def interaction(payload: Json) -> Sent:
    return Sent(urlencode({"payload": json.dumps(payload)}).encode())


def press(
    by: str, action: Action | str, about: Ref | str, *, channel: str = "C0ACMETLNT", **more: Any
) -> Sent:
    """A button in a message."""
    value = about.dump() if isinstance(about, Ref) else about
    trigger = f"13.{next(numbers)}.press"
    payload = {
        **heading("block_actions", by),
        "container": {"type": "message", "message_ts": "1.1", "channel_id": channel},
        "trigger_id": trigger,
        "channel": {"id": channel, "name": "acme-talent"},
        "actions": [{"type": "button", "action_id": action, "block_id": "b", "value": value}],
    }
    return interaction(payload | more)


def message_shortcut(by: str, shortcut: Shortcut, channel: str, **more: Any) -> Sent:
    """From the menu of a message that Dana wrote."""
    payload = {
        **heading("message_action", by),
        "callback_id": shortcut,
        "trigger_id": f"13.{next(numbers)}.chosen",
        "channel": {"id": channel, "name": "acme-talent"},
        "message": {"type": "message", "user": "U0DANA0001", "text": "It is done", "ts": "1.1"},
        "message_ts": "1.1",
    }
    return interaction(payload | more)


def submission(
    by: str,
    form: Form | str,
    about: Ref | str,
    fields: Mapping[Any, Json],  # by field
    *,
    view_id: str = "",
    **more: Any,
) -> Sent:
    blocks = [{"type": "input", "block_id": field} for field in fields]
    view = {
        "id": view_id or f"V{next(numbers)}SUBMITTED",
        "type": "modal",
        "callback_id": form,
        "private_metadata": about.dump() if isinstance(about, Ref) else about,
        "blocks": blocks,
        "state": {"values": values(fields)},
    }
    sent = {"trigger_id": f"13.{next(numbers)}.sent", "view": view}
    return interaction(heading("view_submission", by) | sent | more)


def command(user: str, text: str, *, channel: str = "C0ACMETLNT", response_url: str = "") -> Sent:
    fields = {
        "team_id": TEAM, "channel_id": channel, "user_id": user, "command": "/gate", "text": text,
        "trigger_id": f"13.{next(numbers)}.typed", "response_url": response_url,
    }  # fmt: skip
    return Sent(urlencode(fields).encode())


def home_opened(by: str) -> Sent:
    event = {"type": "app_home_opened", "user": by, "tab": "home", "channel": "D1"}
    number = next(numbers)
    body = {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{number}", "event": event}
    return Sent(json.dumps(body).encode(), "application/json")


def heading(kind: str, user: str) -> Json:
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": "northwind-studio"},
        "user": {"id": user, "username": user.lower(), "team_id": TEAM},
        "api_app_id": "A0SANDBOX1",
        "is_enterprise_install": False,
    }
