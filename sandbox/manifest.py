"""The app's manifest: its name, commands, shortcuts, events and scopes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

EVENTS_WITHOUT_A_MANIFEST = frozenset({"app_home_opened", "member_joined_channel", "app_mention"})


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command, with its leading slash."""

    command: str
    description: str
    usage_hint: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """type is "global" or "message"."""

    name: str
    type: str
    callback_id: str
    description: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Without a file everything is allowed: scopes is None and any command is known."""

    name: str = "Bot"
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    bot_events: frozenset[str] = EVENTS_WITHOUT_A_MANIFEST
    scopes: frozenset[str] | None = None
    socket_mode: bool = True

    def grants(self, scope: str) -> bool:
        return self.scopes is None or scope in self.scopes

    def knows_command(self, command: str) -> bool:
        return self.scopes is None or any(known.command == command for known in self.commands)

    def knows_shortcut(self, callback_id: str) -> bool:
        return self.scopes is None or any(known.callback_id == callback_id for known in self.shortcuts)


def read_manifest(path: Path | None) -> Manifest:
    """YAML or JSON, as Slack's app page takes it."""
    if path is None:
        return Manifest()
    content: dict[str, Any] = yaml.safe_load(path.read_text())
    features, settings = content.get("features", {}), content.get("settings", {})
    return Manifest(
        name=features.get("bot_user", {}).get("display_name") or content["display_information"]["name"],
        commands=tuple(_command(each) for each in features.get("slash_commands", [])),
        shortcuts=tuple(_shortcut(each) for each in features.get("shortcuts", [])),
        bot_events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        scopes=frozenset(content.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
        socket_mode=bool(settings.get("socket_mode_enabled")),
    )


def _command(each: dict[str, Any]) -> Command:
    return Command(each["command"], each.get("description", ""), each.get("usage_hint", ""))


def _shortcut(each: dict[str, Any]) -> Shortcut:
    return Shortcut(each["name"], each["type"], each["callback_id"], each.get("description", ""))
