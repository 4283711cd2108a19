"""Whose eyes a text is written for: the names they know, their zone, their now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sandbox.people.profiles import UserGroup
from sandbox.workspace import Channel, Person, Workspace


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that turns ids and instants of a text into words."""

    me: str
    people: Mapping[str, Person]
    channels: Mapping[str, Channel]
    zone: ZoneInfo
    now: datetime
    groups: Mapping[str, UserGroup] = field(default_factory=dict)
    read_until: str = ""  # the ts up to which everything in the open channel has been seen; "" draws no line

    def moment(self, seconds: float) -> datetime:
        """An instant in this reader's zone; an impossible one is the beginning of time, as in Slack."""
        try:
            return datetime.fromtimestamp(seconds, self.zone)
        except (OverflowError, ValueError, OSError):
            return datetime.fromtimestamp(0, self.zone)

    def sent(self, ts: str) -> datetime:
        return self.moment(float(ts))


def reader_of(ws: Workspace, me: Person, read_until: str = "") -> Reader:
    zone = ZoneInfo(me.tz)
    now = datetime.fromtimestamp(ws.clock.now(), UTC).astimezone(zone)
    return Reader(me.id, ws.people, ws.channels, zone, now, ws.user_groups, read_until)
