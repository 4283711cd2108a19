"""Does everything that a state refers to stand in it?"""

import re
from collections.abc import Iterator, Mapping
from zoneinfo import available_timezones

from sandbox.documents.kinds import File
from sandbox.workspace import Channel, Person, Team

TIMESTAMP = re.compile(r"\d{1,12}\.\d{6}")


def broken_reference(
    people: Mapping[str, Person],
    teams: Mapping[str, Team],
    channels: Mapping[str, Channel],
    files: Mapping[str, File],
) -> str | None:
    """The first thing that is missing or could not be, as the end of a sentence."""
    in_people = (problem for person in people.items() for problem in _in_person(*person, teams))
    in_channels = (problem for each in channels.items() for problem in _in_channel(*each, people, files))
    return next(in_people, None) or next(in_channels, None)


def _in_person(person_id: str, person: Person, teams: Mapping[str, Team]) -> Iterator[str]:
    if person.id != person_id or person.team_id not in teams:
        yield f"the person {person_id} has another id or no team"
    if person.tz not in available_timezones():
        yield f"the person {person_id} lives in no time zone"


def _in_channel(
    channel_id: str, channel: Channel, people: Mapping[str, Person], files: Mapping[str, File]
) -> Iterator[str]:
    known = channel.by_ts
    if channel.id != channel_id or not channel.members <= people.keys():
        yield f"the channel {channel_id} has another id, or members who are nobody"
    if len(known) != len(channel.messages) or not all(map(TIMESTAMP.fullmatch, known)):
        yield f"messages of the channel {channel_id} have no ts, or the same one"
    if not {ts for message in channel.messages for ts in message.replies} <= known.keys():
        yield f"the channel {channel_id} has replies that are not there"
    if not {pin.ts for pin in channel.pins} <= known.keys():
        yield f"the channel {channel_id} has pins of messages that are not there"
    if not {file for message in channel.messages for file in message.files} <= files.keys():
        yield f"messages of the channel {channel_id} have files that are not there"
