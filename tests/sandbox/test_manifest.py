"""A manifest that cannot be read: the file, the line, and the cure."""

from pathlib import Path

import pytest

from sandbox.manifest import Manifest, read_manifest
from sandbox.manifest_rules import ManifestInvalid

NAMED = "display_information: {name: My app}\n"
COMMANDS = NAMED + "features:\n  slash_commands:\n"


def read(folder: Path, text: str | bytes, name: str = "manifest.yml") -> Manifest:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_manifest(file)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: the manifest is missing. Paste what Slack's page"),
        ("- a", "line 1: the manifest cannot be used as it stands."),
        ("features: {}", "line 1: display_information is missing. Write `display_information:`"),
        ("display_information:\n  name: 5\n", "line 2: display_information.name cannot be used"),
        ("display_information:\n  name: [a\n", "line 3: this is not YAML"),
        (
            NAMED + "features:\n  slash_commands:\n    - command: gate\n",
            "line 4: features.slash_commands.0.command",
        ),
        (
            NAMED + "features:\n  slash_commands:\n    - command: /a\n    - x: 1\n",
            "line 5: features.slash_commands.1",
        ),
        (
            NAMED + "features:\n  shortcuts:\n  - {name: a, type: x, callback_id: c}\n",
            "Write global or message.",
        ),
        (NAMED + "oauth_config:\n  scopes:\n    bot: chat:write\n", "line 4: oauth_config.scopes.bot cannot"),
        (NAMED + "settings:\n  event_subscriptions:\n    bot_events: [1]\n", "Write an event's name"),
        ('{\n\t"display_information": {"name": "x"},\n}', "line 3: this is not JSON"),
        ("!!python/object:os.system {}", "this is not YAML"),
        (b"\xff\xfe", "is not UTF-8; save it as UTF-8."),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_its_cure(
    tmp_path: Path, text: str | bytes, sentence: str
) -> None:
    with pytest.raises(ManifestInvalid) as invalid:
        read(tmp_path, text)
    assert sentence in str(invalid.value)
    assert str(invalid.value).startswith(str(tmp_path / "manifest.yml"))
    assert "\n" not in str(invalid.value)


def test_a_manifest_that_is_not_there_is_named() -> None:
    with pytest.raises(ManifestInvalid, match=r"nowhere.yml cannot be read \(No such file"):
        read_manifest(Path("nowhere.yml"))


def test_json_with_tabs_is_read_like_yaml(tmp_path: Path) -> None:
    json = '{\n\t"display_information": {"name": "My app"},\n\t"settings": {"socket_mode_enabled": true}\n}'
    yaml = NAMED + "settings: {socket_mode_enabled: true}\n"
    assert read(tmp_path, json, "manifest.json") == read(tmp_path, yaml)


def test_fields_without_anything_in_them_say_nothing(tmp_path: Path) -> None:
    bare = read(tmp_path, NAMED)
    assert read(tmp_path, NAMED + "features:\nsettings:\n  event_subscriptions:\noauth_config:\n") == bare
    assert (bare.name, bare.scopes) == ("My app", frozenset())
