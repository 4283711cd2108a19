"""What a menu offers: the element's own options, people, or channels."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sandbox.page.screen import Screen
from sandbox.workspace import Channel, Json


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu; group is the heading that it stands under."""

    value: str
    label: str
    detail: str = ""
    group: str = ""


def choices(element: Json, screen: Screen) -> list[Choice]:
    kind = element["type"]
    if "users_select" in kind:
        return _people(screen)
    if "conversations_select" in kind:
        return list(_conversations(screen, element.get("filter", {})))
    if "channels_select" in kind:
        open_ones = [c for c in screen.ws.channels.values() if c.kind == "channel" and not c.is_archived]
        return _by_name(Choice(channel.id, f"#{channel.name}") for channel in open_ones)
    return list(_options(element))


def chosen(value: object) -> set[str]:
    """The values that stand in the field, whatever shape Slack gives them there."""
    return {each["value"] if isinstance(each, dict) else each for each in several(value)}


def several(value: object) -> list[Any]:
    """What stands in a field, be it one, many or nothing."""
    return [each for each in (value if isinstance(value, list) else [value]) if each]


def _options(element: Json) -> Iterator[Choice]:
    groups = element.get("option_groups") or [element]
    for group in groups:
        heading = group.get("label", {}).get("text", "") if group is not element else ""
        for option in group.get("options", []):
            detail = option.get("description", {}).get("text", "")
            yield Choice(option.get("value", ""), option["text"]["text"], detail, heading)


def _people(screen: Screen) -> list[Choice]:
    ws = screen.ws
    people = [person for person in ws.people.values() if not person.deleted]
    guests = {person.id: ws.teams[person.team_id].name for person in people if person.team_id != ws.team.id}
    return _by_name(Choice(each.id, each.real_name, guests.get(each.id, each.title)) for each in people)


def _conversations(screen: Screen, wanted: Json) -> Iterator[Choice]:
    """Public channels, and whatever else the person is in; docs.slack.dev, "Conversation filter"."""
    kinds = {"public": "channel", "private": "private", "im": "im"}
    included = {kinds[name] for name in wanted.get("include", kinds) if name in kinds}
    found = [
        channel
        for channel in screen.ws.channels.values()
        if channel.kind in included
        and not channel.is_archived
        and not (channel.is_ext_shared and wanted.get("exclude_external_shared_channels"))
        and (channel.kind == "channel" or screen.me.id in channel.members)
    ]
    yield from _by_name(Choice(channel.id, _conversation_name(screen, channel)) for channel in found)


def _conversation_name(screen: Screen, channel: Channel) -> str:
    if channel.kind != "im":
        return f"#{channel.name}"
    others = channel.members - {screen.me.id}
    return ", ".join(screen.ws.people[user].real_name for user in others) or screen.me.real_name


def _by_name(found: Iterator[Choice]) -> list[Choice]:
    return sorted(found, key=lambda choice: choice.label.casefold())
