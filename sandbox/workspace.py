"""The state of the pretended Slack workspace: people, channels, messages, views."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from sandbox.changes import Changes
from sandbox.clock import Clock, utc_offset
from sandbox.config import Config
from sandbox.documents.kinds import Canvas, File, Upload
from sandbox.limits import Limits
from sandbox.manifest import Manifest
from sandbox.people.profiles import UserGroup
from sandbox.tokens import OauthCode, Token

if TYPE_CHECKING:
    from sandbox.deliveries import Courier
    from sandbox.faults import Faults
    from sandbox.ids import IdMaker
    from sandbox.journal import Journal
    from sandbox.people.offers import Offers
    from sandbox.response_urls import ResponseUrls
    from sandbox.triggers import Triggers

Json = dict[str, Any]
Typed = dict[str, dict[str, Json]]  # {block_id: {action_id: {"type": …, "value": …}}}
DERIVED = {"derived": True}  # what the other fields imply, so that no state file keeps it
ChannelKind = Literal["channel", "private", "im", "mpim"]


@dataclass(frozen=True, slots=True)
class Team:
    """A Slack workspace: ours, or a client's that shares a channel with us."""

    id: str
    name: str
    domain: str


@dataclass(slots=True)
class Person:
    """Somebody with an account, or the bot's own user."""

    id: str
    name: str
    real_name: str
    team_id: str
    title: str = ""
    email: str = ""
    tz: str = "Europe/Berlin"
    is_admin: bool = False
    is_bot: bool = False
    colour: str = "4c6ef5"
    deleted: bool = False
    status_text: str = ""
    status_emoji: str = ""
    status_expires: int = 0
    presence: Literal["active", "away"] = "active"
    dnd_start: int = 0  # no notifications from this second
    dnd_end: int = 0  # until this one
    updated: int = 1_700_000_000

    @property
    def tz_offset(self) -> int:
        return utc_offset(self.tz)


@dataclass(slots=True)
class Message:
    """One message. A thread's parent has thread_ts None here; a reply has the parent's ts."""

    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    edited_ts: str | None = None
    ephemeral_for: str | None = None
    metadata: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    deleted: bool = False
    attachments: list[Json] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  # ids; each stands in Workspace.files
    subtype: str | None = None
    replies: list[str] = field(default_factory=list)
    broadcast: bool = False
    by_app: bool = False


@dataclass(slots=True)
class ScheduledMessage:
    """A message that waits for its time; more are Message's other fields."""

    id: str
    channel_id: str
    user_id: str
    post_at: int
    text: str
    created: int
    more: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SharedInvite:
    """An invitation to people elsewhere to share a channel, until they accept it."""

    id: str
    channel_id: str
    emails: tuple[str, ...]
    user_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pin:
    """A message kept at the top of its channel."""

    ts: str
    pinned_by: str
    at: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A link in a channel's bookmark bar."""

    id: str
    title: str
    link: str
    emoji: str
    at: int
    by: str = ""
    updated: int = 0


@dataclass(slots=True)
class Channel:
    """A channel, a private channel, a direct message of two ("im") or of several people ("mpim")."""

    id: str
    name: str
    kind: ChannelKind
    members: set[str] = field(default_factory=set)
    creator: str = ""
    created: int = 0
    is_archived: bool = False
    is_ext_shared: bool = False
    is_general: bool = False
    topic: str = ""
    purpose: str = ""
    previous_names: list[str] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    by_ts: dict[str, Message] = field(default_factory=dict, metadata=DERIVED)
    pins: list[Pin] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    last_read: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class View:
    """A modal or a Home, with what the person has typed into it so far."""

    id: str
    type: Literal["modal", "home"]
    user_id: str
    blocks: list[Json]
    hash: str
    title: Json | None = None
    submit: Json | None = None
    close: Json | None = None
    callback_id: str = ""
    private_metadata: str = ""
    external_id: str = ""
    clear_on_close: bool = False
    notify_on_close: bool = False
    submit_disabled: bool = False
    root_view_id: str = ""
    previous_view_id: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    state_values: Typed = field(default_factory=dict)


@dataclass(slots=True)
class Workspace:
    """Everything that this sandbox knows. One event loop owns it, so nothing needs a lock."""

    config: Config
    team: Team
    bot: Person
    app_id: str
    bot_id: str
    manifest: Manifest
    ids: "IdMaker"
    journal: "Journal"
    faults: "Faults"
    triggers: "Triggers"
    response_urls: "ResponseUrls"
    offers: "Offers"
    courier: "Courier"
    clock: Clock = field(default_factory=Clock)
    changes: Changes = field(default_factory=Changes)
    teams: dict[str, Team] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    views: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)  # by the secret ending of their address
    canvases: dict[str, Canvas] = field(default_factory=dict)
    user_groups: dict[str, UserGroup] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    oauth_codes: dict[str, OauthCode] = field(default_factory=dict)
    scheduled: dict[str, ScheduledMessage] = field(default_factory=dict)
    shared_invites: dict[str, SharedInvite] = field(default_factory=dict)
    emoji: dict[str, str] = field(default_factory=dict)  # custom ones: {name: address or "alias:name"}
    limits: Limits = field(default_factory=Limits)

    def visible(self, user_id: str) -> list[Channel]:
        """The channels and direct messages that stand in this person's sidebar."""
        return [channel for channel in self.channels.values() if user_id in channel.members]

    def messages_for(self, user_id: str, channel_id: str) -> list[Message]:
        """A channel as this person sees it: without other people's ephemeral messages."""
        return [m for m in self.channels[channel_id].messages if m.ephemeral_for in (None, user_id)]

    def unread(self, user_id: str, channel_id: str) -> int:
        """Messages of others in the main flow (thread replies do not count) since the person last read."""
        channel, count = self.channels[channel_id], 0
        read_until = channel.last_read.get(user_id, "")
        for message in reversed(channel.messages):
            if message.ts <= read_until:
                break
            in_flow = message.thread_ts is None or message.broadcast
            count += in_flow and message.user != user_id and message.ephemeral_for in (None, user_id)
        return count

    def direct_message(self, one: str, other: str) -> Channel | None:
        pair = {one, other}
        return next((c for c in self.channels.values() if c.kind == "im" and c.members == pair), None)
