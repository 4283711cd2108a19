"""The requests that Slack sends to an app. Key sets follow slackapi/java-slack-sdk json-logs (MIT)."""

from typing import Any

from sandbox.blocks.state import values_of
from sandbox.objects import message_json, view_json
from sandbox.workspace import Channel, Json, Message, Person, Typed, View, Workspace

VERIFICATION_TOKEN = "sandbox-verification-token"  # noqa: S105  (deprecated by Slack, still sent)


def slash_command(
    ws: Workspace,
    person: Person,
    channel: Channel,
    command: str,
    text: str,
    *,
    trigger_id: str,
    response_url: str,
) -> dict[str, str]:
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": ws.team.id,
        "team_domain": ws.team.domain,
        "channel_id": channel.id,
        "channel_name": _channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": ws.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def message_action(
    ws: Workspace,
    person: Person,
    channel: Channel,
    message: Message,
    *,
    action: Json,
    typed: Typed,
    trigger_id: str,
    response_url: str,
) -> Json:
    """block_actions of a message. An ephemeral message itself is not sent along, only its container."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral_for is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    shown = {} if message.ephemeral_for else {"message": message_json(ws, channel, message)}
    return {
        **_heading(ws, "block_actions", person),
        "container": container,
        "trigger_id": trigger_id,
        "channel": {"id": channel.id, "name": _channel_name(channel)},
        **shown,
        "state": {"values": values_of(message.blocks, typed)},
        "response_url": response_url,
        "actions": [action],
    }


def view_action(ws: Workspace, person: Person, view: View, action: Json, *, trigger_id: str) -> Json:
    shown = view_json(ws, view)
    return {
        **_heading(ws, "block_actions", person, own_team=True),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger_id,
        "view": shown,
        "state": shown["state"],
        "actions": [action],
    }


def view_submission(ws: Workspace, person: Person, view: View, *, trigger_id: str) -> Json:
    return {
        **_heading(ws, "view_submission", person, own_team=True),
        "trigger_id": trigger_id,
        "view": view_json(ws, view),
        "response_urls": [],
    }


def view_closed(ws: Workspace, person: Person, view: View, *, is_cleared: bool) -> Json:
    return {
        **_heading(ws, "view_closed", person, own_team=True),
        "view": view_json(ws, view),
        "is_cleared": is_cleared,
    }


def global_shortcut(ws: Workspace, person: Person, callback_id: str, *, trigger_id: str) -> Json:
    heading = _heading(ws, "shortcut", person)
    del heading["api_app_id"]
    return {**heading, "callback_id": callback_id, "trigger_id": trigger_id, "action_ts": ws.clock.next_ts()}


def message_shortcut(
    ws: Workspace,
    person: Person,
    channel: Channel,
    message: Message,
    *,
    callback_id: str,
    trigger_id: str,
    response_url: str,
) -> Json:
    heading = _heading(ws, "message_action", person)
    del heading["api_app_id"]
    return {
        **heading,
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "action_ts": ws.clock.next_ts(),
        "channel": {"id": channel.id, "name": _channel_name(channel)},
        "message_ts": message.ts,
        "message": message_json(ws, channel, message),
        "response_url": response_url,
    }


def event_callback(ws: Workspace, event: Json, channel: Channel | None) -> Json:
    """The Events API envelope around one event."""
    authorization = {
        "enterprise_id": None,
        "team_id": ws.team.id,
        "user_id": ws.bot.id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": ws.team.id,
        "context_team_id": ws.team.id,
        "context_enterprise_id": None,
        "api_app_id": ws.app_id,
        "event": {**event, "event_ts": event.get("ts") or ws.clock.next_ts()},
        "type": "event_callback",
        "event_id": ws.ids.new("Ev"),
        "event_time": int(ws.clock.now()),
        "authorizations": [authorization],
        "is_ext_shared_channel": bool(channel and channel.is_ext_shared),
        "event_context": f"4-{ws.ids.short()}",
    }


def _heading(ws: Workspace, kind: str, person: Person, *, own_team: bool = False) -> dict[str, Any]:
    """own_team: what comes from a view names the person's own team, which differs in Slack Connect."""
    team = ws.teams[person.team_id] if own_team else ws.team
    return {
        "type": kind,
        "enterprise": None,
        "team": {"id": team.id, "domain": team.domain},
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team_id},
        "api_app_id": ws.app_id,
        "token": VERIFICATION_TOKEN,
        "is_enterprise_install": False,
    }


def _channel_name(channel: Channel) -> str:
    return {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)
