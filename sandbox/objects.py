"""People, channels, messages and views as Slack spells them in JSON."""

from sandbox.blocks.state import values_of
from sandbox.documents.objects import files_of
from sandbox.workspace import Channel, Json, Message, Person, View, Workspace


def is_stranger(ws: Workspace, person: Person) -> bool:
    """Of another team and in no channel that the app can see. docs.slack.dev, user object."""
    if person.team_id == ws.team.id:
        return False
    return not any({person.id, ws.bot.id} <= channel.members for channel in ws.channels.values())


def profile_json(ws: Workspace, person: Person) -> Json:
    """docs.slack.dev, users.profile.get; the address only with its scope."""
    first, _, last = person.real_name.partition(" ")
    profile = {
        "title": person.title,
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "first_name": first,
        "last_name": last,
        "team": person.team_id,
        "status_text": person.status_text,
        "status_emoji": person.status_emoji,
        "status_expiration": person.status_expires,
    }
    if person.is_bot:
        return profile | {"bot_id": ws.bot_id, "api_app_id": ws.app_id}
    return profile | ({"email": person.email} if ws.manifest.grants("users:read.email") else {})


def person_json(ws: Workspace, person: Person) -> Json:
    return {
        "id": person.id,
        "team_id": person.team_id,
        "name": person.name,
        "deleted": person.deleted,
        "color": person.colour,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": person.tz.rpartition("/")[2].replace("_", " "),
        "tz_offset": person.tz_offset,
        "profile": profile_json(ws, person),
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "is_stranger": is_stranger(ws, person),
        "is_email_confirmed": True,
        "updated": person.updated,
    }


def channel_json(ws: Workspace, channel: Channel, viewer: str | None = None) -> Json:
    """As the bot sees it, or the viewer."""
    me = viewer or ws.bot.id
    if channel.kind == "im":
        return {
            "id": channel.id,
            "created": channel.created,
            "is_archived": False,
            "is_im": True,
            "is_org_shared": False,
            "user": next(iter(channel.members - {me}), me),
            "is_user_deleted": False,
            "priority": 0,
            "context_team_id": ws.team.id,
        }
    private = channel.kind != "channel"
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not private,
        "is_group": private,
        "is_im": False,
        "is_mpim": channel.kind == "mpim",
        "is_private": private,
        "created": channel.created,
        "creator": channel.creator,
        "is_archived": channel.is_archived,
        "is_general": channel.is_general,
        "is_shared": channel.is_ext_shared,
        "is_ext_shared": channel.is_ext_shared,
        "is_org_shared": False,
        "is_pending_ext_shared": any(each.channel_id == channel.id for each in ws.shared_invites.values()),
        "is_member": me in channel.members,
        "context_team_id": ws.team.id,
        "shared_team_ids": sorted({ws.people[member].team_id for member in channel.members} | {ws.team.id}),
        "topic": {"value": channel.topic, "creator": channel.creator, "last_set": channel.created},
        "purpose": {"value": channel.purpose, "creator": channel.creator, "last_set": channel.created},
        "previous_names": channel.previous_names,
    }


def message_json(ws: Workspace, channel: Channel, message: Message, *, all_metadata: bool = True) -> Json:
    """all_metadata False leaves only the event_type, as history without include_all_metadata does."""
    shown: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    if message.user in ws.people:
        shown["team"] = ws.people[message.user].team_id
    if message.by_app:
        shown |= {"bot_id": ws.bot_id, "app_id": ws.app_id, "bot_profile": bot_profile(ws)}
    if message.subtype:
        shown["subtype"] = message.subtype
    if message.blocks:
        shown["blocks"] = message.blocks
    if message.attachments:
        shown["attachments"] = message.attachments
    if message.edited_ts:
        shown["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.metadata:
        kept = message.metadata if all_metadata else {"event_type": message.metadata["event_type"]}
        shown["metadata"] = kept
    return shown | _thread(channel, message) | _marks(ws, channel, message)


def bot_profile(ws: Workspace) -> Json:
    return {
        "id": ws.bot_id,
        "app_id": ws.app_id,
        "user_id": ws.bot.id,
        "name": ws.bot.real_name,
        "team_id": ws.team.id,
        "deleted": False,
        "updated": 1_700_000_000,
        "icons": {},
    }


def _thread(channel: Channel, message: Message) -> Json:
    if message.thread_ts:
        thread: Json = {"thread_ts": message.thread_ts}
        parent = channel.by_ts.get(message.thread_ts)
        return thread | ({"parent_user_id": parent.user} if parent else {})
    if not message.replies:
        return {}
    authors = list(dict.fromkeys(channel.by_ts[ts].user for ts in message.replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(message.replies),
        "reply_users": authors,
        "reply_users_count": len(authors),
        "latest_reply": message.replies[-1],
        "is_locked": False,
        "subscribed": False,
    }


def _marks(ws: Workspace, channel: Channel, message: Message) -> Json:
    marks: Json = {}
    if message.reactions:
        marks["reactions"] = [
            {"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()
        ]
    if any(pin.ts == message.ts for pin in channel.pins):
        marks["pinned_to"] = [channel.id]
    if message.files:
        marks["files"] = files_of(ws, message.files)
    return marks


def view_json(ws: Workspace, view: View) -> Json:
    return {
        "id": view.id,
        "team_id": ws.team.id,
        "type": view.type,
        "blocks": view.blocks,
        "private_metadata": view.private_metadata,
        "callback_id": view.callback_id,
        "state": {"values": values_of(view.blocks, view.state_values)},
        "hash": view.hash,
        "title": view.title,
        "clear_on_close": view.clear_on_close,
        "notify_on_close": view.notify_on_close,
        "close": view.close,
        "submit": view.submit,
        "submit_disabled": view.submit_disabled,
        "previous_view_id": view.previous_view_id,
        "root_view_id": view.root_view_id,
        "app_id": ws.app_id,
        "external_id": view.external_id,
        "app_installed_team_id": ws.team.id,
        "bot_id": ws.bot_id,
    }
