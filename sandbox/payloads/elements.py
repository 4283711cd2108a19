"""An element in use: a click, a choice, or the question what an external menu offers."""

from sandbox.blocks.state import values_of
from sandbox.objects import message_json, view_json
from sandbox.payloads.heading import channel_name, heading
from sandbox.workspace import Channel, Json, Message, Person, Typed, View, Workspace


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
    shown = {} if message.ephemeral_for else {"message": message_json(ws, channel, message)}
    return {
        **heading(ws, "block_actions", person),
        "container": _in_message(channel, message),
        "trigger_id": trigger_id,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        **shown,
        "state": {"values": values_of(message.blocks, typed)},
        "response_url": response_url,
        "actions": [action],
    }


def view_action(ws: Workspace, person: Person, view: View, action: Json, *, trigger_id: str) -> Json:
    shown = view_json(ws, view)
    return {
        **heading(ws, "block_actions", person, own_team=True),
        "container": _in_view(view),
        "trigger_id": trigger_id,
        "view": shown,
        "state": shown["state"],
        "actions": [action],
    }


def message_suggestion(
    ws: Workspace, person: Person, channel: Channel, message: Message, question: dict[str, str]
) -> Json:
    """block_suggestion of a message; question is block_id, action_id and the value typed so far."""
    return {
        **heading(ws, "block_suggestion", person),
        "container": _in_message(channel, message),
        "channel": {"id": channel.id, "name": channel_name(channel)},
        **question,
    }


def view_suggestion(ws: Workspace, person: Person, view: View, question: dict[str, str]) -> Json:
    return {
        **heading(ws, "block_suggestion", person, own_team=True),
        "container": _in_view(view),
        "view": view_json(ws, view),
        **question,
    }


def _in_message(channel: Channel, message: Message) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral_for is not None,
    }
    return container | ({"thread_ts": message.thread_ts} if message.thread_ts else {})


def _in_view(view: View) -> Json:
    return {"type": "view", "view_id": view.id}
