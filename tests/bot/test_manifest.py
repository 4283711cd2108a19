"""The manifest: what Slack is told when the app is created."""

from typing import Any

import yaml

from bot.manifest import EVENTS, SCOPES, as_yaml, manifest

ADDRESS = "https://gatehouse.example.org"


def addresses(part: Any) -> list[str]:
    """Every address anywhere in the manifest."""
    if isinstance(part, dict):
        return [address for value in part.values() for address in addresses(value)]
    if isinstance(part, list):
        return [address for value in part for address in addresses(value)]
    return [part] if isinstance(part, str) and part.startswith("http") else []


def test_without_an_address_the_app_uses_socket_mode() -> None:
    content = manifest()
    assert content["settings"]["socket_mode_enabled"] is True
    assert addresses(content) == []


def test_with_an_address_slack_sends_everything_there() -> None:
    content = manifest(f"{ADDRESS}/")
    assert content["settings"]["socket_mode_enabled"] is False
    assert addresses(content) == [f"{ADDRESS}/slack/events"] * 3


def test_everything_else_is_the_same_in_both_forms() -> None:
    assert manifest()["oauth_config"] == manifest(ADDRESS)["oauth_config"]
    assert manifest()["features"]["shortcuts"] == manifest(ADDRESS)["features"]["shortcuts"]


def test_each_scope_and_event_has_its_reason() -> None:
    assert all({**SCOPES, **EVENTS}.values())


def test_the_yaml_says_the_same_as_the_code() -> None:
    assert yaml.safe_load(as_yaml(manifest(ADDRESS))) == manifest(ADDRESS)


def test_texts_stay_within_what_slacks_app_page_accepts() -> None:
    content = manifest()
    assert len(content["display_information"]["name"]) <= 35
    assert len(content["display_information"]["description"]) <= 140
    for shortcut in content["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
    for command in content["features"]["slash_commands"]:
        assert len(command["description"]) <= 2000
        assert len(command["usage_hint"]) <= 1000
