"""conversations.inviteShared: asking people of another workspace into a channel (Slack Connect)."""

from sandbox.api.arguments import names_in
from sandbox.api.lookup import joined_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.people.required import EMAIL
from sandbox.workspace import Channel, Json, SharedInvite


@method("conversations.inviteShared")
def invite_shared(request: Request) -> Json:
    """The channel is pending until somebody accepts. docs.slack.dev, conversations.inviteShared."""
    ws, channel = request.ws, joined_channel(request)
    _demand_shareable(channel)
    emails, user_ids = names_in(request, "emails"), names_in(request, "user_ids")
    if not emails and not user_ids:
        raise Refused("recipients_not_specified")
    if not all(EMAIL.fullmatch(each) for each in emails):
        raise Refused("invalid_email")
    if not ws.people.keys() >= set(user_ids):
        raise Refused("user_not_found")
    if channel.members.intersection(user_ids):
        raise Refused("already_in_channel")
    invite = SharedInvite(ws.ids.new("I"), channel.id, tuple(emails), tuple(user_ids))
    ws.shared_invites[invite.id] = invite
    ws.changes.publish("channel", channel_id=channel.id)
    return {
        "invite_id": invite.id,
        "is_legacy_shared_channel": False,
        "url": f"{ws.config.address}/join/{invite.id}",
    }


def _demand_shareable(channel: Channel) -> None:
    if channel.kind in ("im", "mpim"):
        raise Refused("invalid_channel_type")
    if channel.is_archived:
        raise Refused("channel_archived")
    if channel.is_general:
        raise Refused("cannot_share_mandatory_channel")
