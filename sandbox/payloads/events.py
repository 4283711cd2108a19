"""The Events API envelope."""

from sandbox.payloads.heading import VERIFICATION_TOKEN
from sandbox.workspace import Channel, Json, Workspace


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
