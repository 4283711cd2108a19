"""conversations.list, conversations.members and users.conversations, page by page."""

from collections.abc import Iterable

from sandbox.api.arguments import flag, invalid_arguments, names_in, text
from sandbox.api.lookup import known_channel
from sandbox.api.paging import page
from sandbox.api.registry import Refused, Request, method
from sandbox.api.scopes import demand_scope_for
from sandbox.objects import channel_json
from sandbox.workspace import Channel, ChannelKind, Json

KINDS: dict[str, ChannelKind] = {
    "public_channel": "channel",
    "private_channel": "private",
    "im": "im",
    "mpim": "mpim",
}


@method("conversations.list")
def listing(request: Request) -> Json:
    """Public channels, and of the others those that the caller is in."""
    found = _of_kind(request)
    me = request.actor.id
    seen = [each for each in found if each.kind == "channel" or me in each.members]
    shown, following = page(request, seen, default=100, most=1000)
    return {
        "channels": [
            {**channel_json(request.ws, each, me), "num_members": len(each.members)} for each in shown
        ],
        "response_metadata": {"next_cursor": following},
    }


@method("users.conversations")
def conversations_of(request: Request) -> Json:
    """What somebody is in, as far as the caller may know of it."""
    me = request.actor.id
    user = text(request, "user") or me
    if user not in request.ws.people:
        raise invalid_arguments("invalid `user`")
    found = [each for each in _of_kind(request) if user in each.members]
    seen = [each for each in found if each.kind == "channel" or me in each.members]
    shown, following = page(request, seen, default=100, most=999)
    return {
        "channels": [_without_membership(channel_json(request.ws, each, me)) for each in shown],
        "response_metadata": {"next_cursor": following},
    }


@method("conversations.members")
def members(request: Request) -> Json:
    channel = known_channel(request)
    shown, following = page(request, sorted(channel.members), default=100, most=1000)
    return {"members": list(shown), "response_metadata": {"next_cursor": following}}


def _of_kind(request: Request) -> Iterable[Channel]:
    types = names_in(request, "types") or ["public_channel"]
    if not KINDS.keys() >= set(types):
        raise Refused("invalid_types")
    kinds = {KINDS[each] for each in types}
    for kind in kinds:
        demand_scope_for(request, kind)
    without_archived = flag(request, "exclude_archived")
    channels = request.ws.channels.values()
    return (c for c in channels if c.kind in kinds and not (without_archived and c.is_archived))


def _without_membership(shown: Json) -> Json:
    """users.conversations leaves is_member out. docs.slack.dev, users.conversations."""
    return {name: value for name, value in shown.items() if name != "is_member"}
