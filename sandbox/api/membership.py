"""conversations.join, invite and kick."""

from sandbox.api.arguments import flag, names_in, text
from sandbox.api.lookup import joined_channel, known_channel, open_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import channel_json
from sandbox.rooms import join, leave
from sandbox.workspace import Channel, Json


@method("conversations.join")
def join_channel(request: Request) -> Json:
    ws, channel = request.ws, open_channel(known_channel(request))
    if channel.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")
    if request.actor.id in channel.members:
        already = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
        return {"channel": channel_json(ws, channel, request.actor.id), **already}
    join(ws, channel, request.actor)
    return {"channel": channel_json(ws, channel, request.actor.id)}


@method("conversations.invite")
def invite(request: Request) -> Json:
    """All or nobody, unless `force` is given. docs.slack.dev, conversations.invite."""
    ws, channel = request.ws, open_channel(joined_channel(request))
    if channel.kind in ("im", "mpim"):
        raise Refused("method_not_supported_for_channel_type")
    users = names_in(request, "users")
    refused = {user: code for user in users if (code := _why_not(request, channel, user))}
    if not users:
        raise Refused("no_user")
    if refused and not (flag(request, "force") and len(refused) < len(users)):
        errors = [{"user": user, "ok": False, "error": code} for user, code in refused.items()]
        raise Refused(next(iter(refused.values())), errors=errors)
    for user in users:
        if user not in refused:
            join(ws, channel, ws.people[user], inviter=request.actor)
    return {"channel": channel_json(ws, channel, request.actor.id)}


def _why_not(request: Request, channel: Channel, user: str) -> str | None:
    ws, person = request.ws, request.ws.people.get(user)
    if person is None:
        return "user_not_found"
    if person.id == request.actor.id:
        return "cant_invite_self"
    if person.id in channel.members:
        return "already_in_channel"
    if person.team_id != ws.team.id and not channel.is_ext_shared:
        return "cant_invite"
    return None


@method("conversations.kick")
def kick(request: Request) -> Json:
    channel = joined_channel(request)
    person = request.ws.people.get(text(request, "user"))
    if channel.kind in ("im", "mpim"):
        raise Refused("method_not_supported_for_channel_type")
    if person is None:
        raise Refused("user_not_found")
    if person.id == request.actor.id:
        raise Refused("cant_kick_self")
    if channel.is_general:
        raise Refused("cant_kick_from_general")
    if person.id not in channel.members:
        raise Refused("not_in_channel")
    leave(request.ws, channel, person)
    return {"errors": {}}
