"""What a manifest must look like: each mistake is named with its line and the cure."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

Step = str | int
Place = tuple[Step, ...]


class ManifestInvalid(Exception):
    """One sentence for whoever starts the sandbox: the file, the line, what is wrong, the cure."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What stands at a path ("[]" is each of a list); required where what it stands in is there."""

    path: str
    kind: type
    cure: str
    required: bool = False
    start: str = ""
    one_of: tuple[str, ...] = ()

    def allows(self, value: Any) -> bool:
        if not isinstance(value, self.kind):
            return False
        return not isinstance(value, str) or (
            bool(value) and value.startswith(self.start) and (not self.one_of or value in self.one_of)
        )


# docs.slack.dev, "App manifest reference"
RULES = (
    Rule("", dict, "Paste what Slack's page of the app shows under App Manifest."),
    Rule("display_information", dict, "Write `display_information:` and under it `name: My app`.", True),
    Rule("display_information.name", str, "Write the app's name there.", True),
    Rule("features", dict, "Write its fields under it, or leave it out."),
    Rule("features.bot_user", dict, "Write `display_name: My app` under it."),
    Rule("features.bot_user.display_name", str, "Write the bot's name there.", True),
    Rule("features.slash_commands", list, "Begin each command with a dash."),
    Rule("features.slash_commands[]", dict, "Write `- command: /name` and its other fields."),
    Rule("features.slash_commands[].command", str, "Write a command like /name.", True, "/"),
    Rule("features.slash_commands[].description", str, "Write what the command does."),
    Rule("features.slash_commands[].usage_hint", str, "Write what can follow the command, in quotes."),
    Rule("features.shortcuts", list, "Begin each shortcut with a dash."),
    Rule("features.shortcuts[]", dict, "Write `- name: My shortcut` and its other fields."),
    Rule("features.shortcuts[].name", str, "Write the shortcut's name there.", True),
    Rule("features.shortcuts[].type", str, "Write global or message.", True, "", ("global", "message")),
    Rule("features.shortcuts[].callback_id", str, "Write the id that the app listens to.", True),
    Rule("settings", dict, "Write its fields under it, or leave it out."),
    Rule("settings.event_subscriptions", dict, "Write `bot_events:` under it."),
    Rule("settings.event_subscriptions.bot_events", list, "Begin each event with a dash."),
    Rule("settings.event_subscriptions.bot_events[]", str, "Write an event's name, like app_mention."),
    Rule("settings.socket_mode_enabled", bool, "Write true or false."),
    Rule("oauth_config", dict, "Write `scopes:` under it, or leave it out."),
    Rule("oauth_config.scopes", dict, "Write `bot:` and under it the scopes."),
    Rule("oauth_config.scopes.bot", list, "Begin each scope with a dash."),
    Rule("oauth_config.scopes.bot[]", str, "Write a scope's name, like chat:write."),
)


def parsed(text: str) -> dict[str, Any]:
    """YAML or JSON, as Slack's app page takes both."""
    spaced = text.replace("\t", " ") if text.lstrip().startswith("{") else text
    try:
        if spaced != text:
            json.loads(text)
        loader = yaml.SafeLoader(spaced)
        root = loader.get_single_node()
        content: Any = None if root is None else loader.construct_document(root)
    except json.JSONDecodeError as error:
        raise ManifestInvalid(f"line {error.lineno}: this is not JSON ({error.msg}).") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ManifestInvalid(
            f"line {line}: this is not YAML ({error.problem}). Check the indentation."
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise ManifestInvalid("line 1: this is neither YAML nor JSON.") from None
    for rule in RULES:
        _check(rule, content, root)
    return dict(content)


def _check(rule: Rule, content: Any, root: yaml.Node | None) -> None:
    for place in _places(rule.path, content):
        value = _at(content, place)
        if value is None and not rule.required and place:
            continue
        if not rule.allows(value):
            name = ".".join(map(str, place)) or "the manifest"
            wrong = "is missing" if value is None else "cannot be used as it stands"
            raise ManifestInvalid(f"line {_line(root, place)}: {name} {wrong}. {rule.cure}")


def _places(path: str, content: Any) -> Iterator[Place]:
    """Where the rule applies: below everything on the way that is there."""
    found: list[Place] = [()]
    for step in filter(None, path.replace("[]", ".[]").split(".")):
        inside = [(place, _at(content, place)) for place in found]
        if step == "[]":
            found = [
                (*place, n) for place, value in inside if isinstance(value, list) for n in range(len(value))
            ]
        else:
            found = [(*place, step) for place, value in inside if isinstance(value, dict)]
    yield from found


def _at(content: Any, place: Place) -> Any:
    for step in place:
        content = content.get(step) if isinstance(content, dict) else content[step]
    return content


def _line(node: yaml.Node | None, place: Place) -> int:
    """Of the last thing on the way that is there."""
    line = node.start_mark.line if node else 0
    for step in place:
        if isinstance(node, yaml.MappingNode):
            node, line = next(
                ((value, key.start_mark.line) for key, value in node.value if key.value == step), (None, line)
            )
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line
    return int(line) + 1
