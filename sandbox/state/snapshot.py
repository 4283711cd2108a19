"""What of the workspace is kept in a state file, and how it comes back."""

from dataclasses import dataclass, field, fields
from typing import Any

from sandbox.documents.kinds import Canvas, File
from sandbox.people.offers import Offers
from sandbox.people.profiles import UserGroup
from sandbox.response_urls import ResponseUrls
from sandbox.state.plain import Unreadable, from_plain, to_plain
from sandbox.state.whole import broken_reference
from sandbox.triggers import Triggers
from sandbox.workspace import (
    Channel,
    Json,
    Person,
    ScheduledMessage,
    SharedInvite,
    Team,
    View,
    Workspace,
)

FORMAT, VERSION = "gatehouse-sandbox-state", 1
# What lives only as long as the process, or is given when it starts.
PASSING = frozenset(
    {"config", "bot", "app_id", "bot_id", "manifest", "ids", "clock", "journal", "faults", "triggers"}
    | {"response_urls", "offers", "courier", "changes", "uploads", "tokens", "oauth_codes", "limits"}
)


class StateRefused(Exception):
    """This is no state file, or a damaged one; the text says why, and nothing was changed."""


@dataclass(slots=True)
class Snapshot:
    """Workspace's fields of the same names; and how far its ids and its clock have come."""

    team: Team
    teams: dict[str, Team]
    people: dict[str, Person]
    channels: dict[str, Channel]
    views: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    canvases: dict[str, Canvas] = field(default_factory=dict)
    user_groups: dict[str, UserGroup] = field(default_factory=dict)
    scheduled: dict[str, ScheduledMessage] = field(default_factory=dict)
    shared_invites: dict[str, SharedInvite] = field(default_factory=dict)
    emoji: dict[str, str] = field(default_factory=dict)
    ids_made: int = 0
    clock_ahead: float = 0.0
    last_micros: int = 0


LONGEST_AHEAD, LAST_MICROS = 100 * 366 * 86_400.0, 10**16  # the year 2286
OWN = frozenset({"ids_made", "clock_ahead", "last_micros"})
KEPT = tuple(each.name for each in fields(Snapshot) if each.name not in OWN)


def taken(ws: Workspace) -> Json:
    """The state file's content."""
    snapshot = Snapshot(
        **{name: getattr(ws, name) for name in KEPT},
        ids_made=ws.ids.made,
        clock_ahead=ws.clock.ahead,
        last_micros=ws.clock.last_micros,
    )
    return {"format": FORMAT, "version": VERSION, "workspace": to_plain(snapshot)}


def read_snapshot(content: Any) -> Snapshot:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise StateRefused("This is not a state file of the sandbox.")
    if content.get("version") != VERSION:
        raise StateRefused(
            f"This state file has version {content.get('version')!r}; version {VERSION} is read."
        )
    try:
        snapshot: Snapshot = from_plain(Snapshot, content.get("workspace"), "workspace")
    except Unreadable as problem:
        raise StateRefused(f"This state file is damaged: {problem}.") from None
    for channel in snapshot.channels.values():
        channel.by_ts = {message.ts: message for message in channel.messages}
    broken = broken_reference(snapshot.people, snapshot.teams, snapshot.channels, snapshot.files)
    if broken:
        raise StateRefused(f"This state file is damaged: {broken}.")
    if not (0 <= snapshot.clock_ahead < LONGEST_AHEAD and 0 <= snapshot.last_micros < LAST_MICROS):
        raise StateRefused("This state file is damaged: its clock is out of all reason.")
    return snapshot


def restore(ws: Workspace, content: Any) -> None:
    """All or nothing. Trigger ids and response_urls of before are void."""
    snapshot = read_snapshot(content)
    if ws.bot.id not in snapshot.people:
        raise StateRefused(f"This state file is damaged: the bot {ws.bot.id} is missing.")
    ws.courier.drop_errands()
    for name in KEPT:
        setattr(ws, name, getattr(snapshot, name))
    ws.ids.made = max(ws.ids.made, snapshot.ids_made)
    ws.clock.go_on(snapshot.clock_ahead, snapshot.last_micros)
    ws.triggers, ws.response_urls, ws.offers = Triggers(ws.clock), ResponseUrls(), Offers()
    ws.changes.publish("channel")
