"""The app's manifest: its name, commands, shortcuts, events and scopes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.manifest_rules import ManifestInvalid, parsed

EVENTS_WITHOUT_A_MANIFEST = frozenset({"app_home_opened", "member_joined_channel", "app_mention"})


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command, with its leading slash."""

    command: str
    description: str
    usage_hint: str = ""
    escapes: bool = False  # people in its text come as <@U1|name>


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

    def escapes(self, command: str) -> bool:
        return any(known.command == command and known.escapes for known in self.commands)

    def knows_shortcut(self, callback_id: str) -> bool:
        return self.scopes is None or any(known.callback_id == callback_id for known in self.shortcuts)


def read_manifest(path: Path | None) -> Manifest:
    """YAML or JSON. Raises ManifestInvalid, with the cure."""
    if path is None:
        return Manifest()
    try:
        content = parsed(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ManifestInvalid(f"{path} cannot be read ({problem.strerror}).") from None
    except UnicodeDecodeError:
        raise ManifestInvalid(f"{path} is not UTF-8; save it as UTF-8.") from None
    except ManifestInvalid as invalid:
        raise ManifestInvalid(f"{path}, {invalid}") from None
    return manifest_of(content)


def manifest_of(content: dict[str, Any]) -> Manifest:
    """A field that stands there without anything says nothing."""
    features, settings = _under(content, "features"), _under(content, "settings")
    bot_user, events = _under(features, "bot_user"), _under(settings, "event_subscriptions")
    scopes = _under(_under(content, "oauth_config"), "scopes")
    return Manifest(
        name=bot_user.get("display_name") or content["display_information"]["name"],
        commands=tuple(_command(each) for each in features.get("slash_commands") or []),
        shortcuts=tuple(_shortcut(each) for each in features.get("shortcuts") or []),
        bot_events=frozenset(events.get("bot_events") or []),
        scopes=frozenset(scopes.get("bot") or []),
        socket_mode=bool(settings.get("socket_mode_enabled")),
    )


def _under(content: dict[str, Any], name: str) -> dict[str, Any]:
    return content.get(name) or {}


def _command(each: dict[str, Any]) -> Command:
    hint, escapes = each.get("usage_hint") or "", bool(each.get("should_escape"))
    return Command(each["command"], each.get("description") or "", hint, escapes)


def _shortcut(each: dict[str, Any]) -> Shortcut:
    return Shortcut(each["name"], each["type"], each["callback_id"], each.get("description") or "")
