"""Slash commands and shortcuts."""

from sandbox.objects import message_json
from sandbox.payloads.heading import VERIFICATION_TOKEN, channel_name, heading
from sandbox.workspace import Channel, Json, Message, Person, Workspace


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
        "channel_name": channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": ws.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def global_shortcut(ws: Workspace, person: Person, callback_id: str, *, trigger_id: str) -> Json:
    opening = heading(ws, "shortcut", person)
    del opening["api_app_id"]
    return {**opening, "callback_id": callback_id, "trigger_id": trigger_id, "action_ts": ws.clock.next_ts()}


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
    opening = heading(ws, "message_action", person)
    del opening["api_app_id"]
    return {
        **opening,
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "action_ts": ws.clock.next_ts(),
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "message_ts": message.ts,
        "message": message_json(ws, channel, message),
        "response_url": response_url,
    }
