"""Which events the app gets: those that its manifest subscribes to, may read, and is near enough to hear.

docs.slack.dev, "Events": each event's page names the scope that it needs and where it is sent.
"""

from sandbox.tokens import is_installed
from sandbox.workspace import Channel, ChannelKind, Json, Message, Workspace

MESSAGES: dict[ChannelKind, str] = {
    "channel": "message.channels",
    "private": "message.groups",
    "im": "message.im",
    "mpim": "message.mpim",
}
FAMILY: dict[ChannelKind, str] = {"channel": "channels", "private": "groups", "im": "im", "mpim": "mpim"}

# Any one of them is enough; a star stands for the family of the channel's kind.
SCOPES = {
    "app_home_opened": "",
    "app_uninstalled": "",
    "tokens_revoked": "",
    "app_mention": "app_mentions:read",
    "message": "*:history",
    "member_joined_channel": "*:read",
    "member_left_channel": "*:read",
    "channel_created": "channels:read",
    "channel_left": "channels:read",
    "channel_rename": "channels:read",
    "channel_archive": "channels:read",
    "channel_unarchive": "channels:read",
    "group_left": "groups:read",
    "group_rename": "groups:read",
    "group_archive": "groups:read",
    "group_unarchive": "groups:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "pin_added": "pins:read",
    "pin_removed": "pins:read",
    "user_change": "users:read",
}
# What becomes of public channels is heard by every app that may read them.
EVERYWHERE = frozenset({"channel_created", "channel_rename", "channel_archive", "channel_unarchive"})
# What an app still hears when it is gone.
FAREWELLS = frozenset({"app_uninstalled", "tokens_revoked"})


def hears(ws: Workspace, channel: Channel, message: Message) -> bool:
    """Whether the app is told what becomes of this message; nobody tells it of ephemeral ones."""
    return message.ephemeral_for is None and is_wanted(ws, {"type": "message"}, channel)


def is_wanted(ws: Workspace, event: Json, channel: Channel | None) -> bool:
    """channel is where it happened; without one the event concerns the whole workspace or the app."""
    kind: str = event["type"]
    name = MESSAGES[channel.kind] if kind == "message" and channel else kind
    if name not in ws.manifest.bot_events or not _may_read(ws, kind, channel):
        return False
    if kind not in FAREWELLS and not is_installed(ws):
        return False
    return channel is None or kind in EVERYWHERE or ws.bot.id in channel.members


def _may_read(ws: Workspace, kind: str, channel: Channel | None) -> bool:
    scope = SCOPES[kind]
    if channel:
        scope = scope.replace("*", FAMILY[channel.kind])
    return not scope or ws.manifest.grants(scope)
