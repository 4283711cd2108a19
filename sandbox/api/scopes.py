"""Was the token granted what a method needs?"""

from functools import lru_cache

from sandbox.api.registry import DEMANDS, Refused, Request
from sandbox.config import Config
from sandbox.manifest import read_manifest
from sandbox.workspace import ChannelKind

# docs.slack.dev, "Conversations API": each kind of conversation has its own family of scopes
FAMILY: dict[ChannelKind, str] = {"channel": "channels:", "private": "groups:", "im": "im:", "mpim": "mpim:"}

# docs.slack.dev, "Scopes": what a bot may ask for beside the scopes of the methods answered here
BEYOND_METHODS = frozenset(
    {
        "app_mentions:read", "assistant:write", "calls:read", "calls:write", "chat:write.customize",
        "chat:write.public", "commands", "conversations.connect:manage", "conversations.connect:read",
        "datastore:read", "datastore:write", "im:write.invites", "incoming-webhook", "links.embed:write",
        "links:read", "links:write", "lists:read", "lists:write", "metadata.message:read",
        "mpim:write.invites", "reminders:read", "reminders:write", "remote_files:read",
        "remote_files:share", "remote_files:write", "search:read.files", "search:read.im",
        "search:read.mpim", "search:read.private", "search:read.public", "search:read.users",
        "team.billing:read", "team.preferences:read", "triggers:read", "triggers:write",
        "usergroups:write", "users:write", "workflow.steps:execute",
    }
)  # fmt: skip
BOT_SCOPES = BEYOND_METHODS | {scope for demand in DEMANDS.values() for scope in demand.scopes}


def unknown_scopes(config: Config) -> list[str]:
    """What the manifest asks for and Slack would refuse to save; nothing when the sandbox is lenient."""
    asked = () if config.lenient else read_manifest(config.manifest).scopes or ()
    return sorted(set(asked) - BOT_SCOPES)


def demand_scope(request: Request) -> None:
    """One of the method's scopes must be granted."""
    _demand_one_of(request, request.scopes)


def demand_scope_for(request: Request, kind: ChannelKind) -> None:
    """In the conversations family the scope must fit the kind of channel."""
    if request.token.scopes is not None:
        _demand_one_of(request, tuple(s for s in request.scopes if s.startswith(FAMILY[kind])))


def grants(request: Request, scope: str) -> bool:
    return request.token.scopes is None or scope in request.token.scopes


def _demand_one_of(request: Request, scopes: tuple[str, ...]) -> None:
    granted = request.token.scopes
    if granted is None or not scopes or any(scope in granted for scope in scopes):
        return
    raise Refused("missing_scope", needed=",".join(scopes), provided=",".join(granted))


Headers = tuple[tuple[str, str], ...]


@lru_cache
def scope_headers(granted: tuple[str, ...] | None, accepted: tuple[str, ...]) -> Headers:
    """docs.slack.dev, "Scopes": what the token has, and what this method would have taken."""
    has = sorted(BOT_SCOPES) if granted is None else granted
    return (
        ("x-oauth-scopes", ",".join(has)),
        ("x-accepted-oauth-scopes", ",".join(accepted)),
    )
