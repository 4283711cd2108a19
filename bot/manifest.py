"""What Slack is told when the app is created; `manifest.yml` is made from it."""

from typing import Any

import yaml

from messages.ids import Shortcut

# Each scope with what it is needed for; a test holds them against the methods that the code calls.
SCOPES = {
    "canvases:write": "keep a delivery's record as a canvas of its channel",
    "channels:history": "find a message that may have been sent before a crash",
    "channels:join": "post into a public channel that the bot is not in yet",
    "channels:manage": "create a delivery's channel and invite its people",
    "channels:read": "show a channel by its name",
    "chat:write": "post and update cards and messages",
    "commands": "/gate and the shortcuts",
    "files:read": "read a process file that an admin uploads",
    "files:write": "send a process as a file to whoever asks for it",
    "groups:history": "find a message that may have been sent before a crash, in a private channel",
    "groups:read": "show a private channel by its name",
    "im:history": "find a message that may have been sent before a crash, in a direct message",
    "im:write": "open the direct message with somebody who is asked",
    "pins:write": "pin a delivery's card",
    "usergroups:read": "who is in a user group that a process names for a role",
    "users:read": "who is an administrator or a guest, in which time zone, and who is away",
}
EVENTS = {
    "app_home_opened": "show what waits on whoever opens Home",
    "user_change": "know the time zone of somebody, whether they are away, and that they have left",
}
# In the menu of every message: its name, its id, and what it is for.
ON_MESSAGES = (
    ("Raise as blocker", Shortcut.BLOCKER, "Takes what stands in the way to whoever can decide"),
    ("Log as decision", Shortcut.DECISION, "Keeps what was decided here in the delivery record"),
    ("Add to risks", Shortcut.RISK, "Puts what could go wrong into the risk register"),
    ("Use as evidence", Shortcut.EVIDENCE, "Shows with this message, and its files, that an item is met"),
    ("Add to the scope", Shortcut.SCOPE, "Asks for more than was agreed; the manager decides"),
)
EVENTS_PATH = "/slack/events"


def manifest(http: str | None = None) -> dict[str, Any]:
    """For Socket Mode, or for HTTP when the app's public address is given."""
    url = f"{http.rstrip('/')}{EVENTS_PATH}" if http else None
    return {
        "display_information": {
            "name": "Gatehouse",
            "description": "Carries each delivery through its gates, with a named owner for every decision",
            "background_color": "#1f3a4d",
        },
        "features": _features(url),
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": _with_url({"bot_events": sorted(EVENTS)}, "request_url", url),
            "interactivity": _with_url({"is_enabled": True}, "request_url", url),
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def as_yaml(content: dict[str, Any]) -> str:
    head = "# Made by `gatehouse manifest`, and kept the same as bot/manifest.py by a test.\n"
    return head + yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110)


def _features(url: str | None) -> dict[str, Any]:
    gate = {
        "command": "/gate",
        "description": "Start a delivery, see where it stands, show its card",
        "usage_hint": "status [name] | list late | waiting | find WORDS | start | help",
        "should_escape": True,  # so that @somebody comes with their id
    }
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": True,
        },
        "bot_user": {"display_name": "Gatehouse", "always_online": True},
        "shortcuts": [
            {
                "name": "Start a delivery",
                "type": "global",
                "callback_id": Shortcut.START.value,
                "description": "Takes a signed requirement to its first gate",
            },
            *(_on_message(*each) for each in ON_MESSAGES),
        ],
        "slash_commands": [_with_url(gate, "url", url)],
    }


def _on_message(name: str, shortcut: Shortcut, description: str) -> dict[str, str]:
    return {"name": name, "type": "message", "callback_id": shortcut.value, "description": description}


def _with_url(part: dict[str, Any], name: str, url: str | None) -> dict[str, Any]:
    return part if url is None else {name: url, **part}
