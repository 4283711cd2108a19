"""People call the app: by a slash command or a shortcut."""

from sandbox.payloads.commands import global_shortcut, message_shortcut, slash_command
from sandbox.people.acting import NotPossible, Outcome, act, channel_of, colleague_of, message_of, outcome_of
from sandbox.people.speaking import with_mentions
from sandbox.response_urls import ResponseRefused, show
from sandbox.workspace import Workspace


@act
async def run_command(ws: Workspace, user_id: str, channel_id: str, command: str, text: str) -> Outcome:
    """A slash command; what the bot answers with its acknowledgement is shown to the person."""
    person = colleague_of(ws, user_id, f"use {command}")
    channel = channel_of(ws, person, channel_id)
    if not ws.manifest.knows_command(command):
        raise NotPossible(f"{command} is not a valid command.")
    fields = slash_command(
        ws,
        person,
        channel,
        command,
        with_mentions(ws, text, named=True) if ws.manifest.escapes(command) else text,
        trigger_id=ws.triggers.issue(person.id),
        response_url=ws.response_urls.issue(ws, person.id, channel.id),
    )
    reply = await ws.courier.send_command(ws, fields)
    outcome = outcome_of(reply, command, ws.config.ack_seconds)
    if not outcome.ok:
        return outcome
    answer = outcome.response or {"text": reply.body.strip()}
    if not answer.get("text") and not answer.get("blocks"):
        return outcome
    try:
        show(ws, channel, person.id, answer, None)
    except ResponseRefused as refusal:
        return Outcome(
            False, f"{command} failed because Slack does not understand the app's answer: {refusal}."
        )
    return outcome


@act
async def shortcut(
    ws: Workspace,
    user_id: str,
    callback_id: str,
    channel_id: str | None = None,
    message_ts: str | None = None,
) -> Outcome:
    """A global shortcut, or with a message one from its menu."""
    person = colleague_of(ws, user_id, "use shortcuts")
    if not ws.manifest.knows_shortcut(callback_id):
        raise NotPossible(f"There is no shortcut {callback_id}.")
    trigger_id = ws.triggers.issue(person.id)
    if not message_ts:
        payload = global_shortcut(ws, person, callback_id, trigger_id=trigger_id)
    else:
        channel = channel_of(ws, person, channel_id or "")
        message = message_of(person, channel, message_ts)
        if message.ephemeral_for:
            raise NotPossible("A message that only you can see has no shortcuts.")
        url = ws.response_urls.issue(ws, person.id, channel.id, message.ts)
        payload = message_shortcut(
            ws, person, channel, message, callback_id=callback_id, trigger_id=trigger_id, response_url=url
        )
    return outcome_of(await ws.courier.send_interaction(ws, payload), "This", ws.config.ack_seconds)
