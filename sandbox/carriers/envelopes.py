"""What goes over a Socket Mode connection. docs.slack.dev, "Using Socket Mode"."""

import json
from typing import Literal

from sandbox.carriers.parcel import Parcel
from sandbox.workspace import Json

Ending = Literal["warning", "refresh_requested", "link_disabled"]
Parting = Ending | Literal["too_many_websockets"]
HOST = "applink-sandbox"
TYPES = {"event": "events_api", "slash_command": "slash_commands"}  # anything else is "interactive"
ANSWERED = frozenset({"slash_command", "view_submission", "block_suggestion"})


def hello(app_id: str, connections: int, seconds: float) -> Json:
    """The first message of every connection; seconds is how long it will last."""
    debug = {"host": HOST, "build_number": 1, "approximate_connection_time": round(seconds)}
    return {
        "type": "hello",
        "num_connections": connections,
        "debug_info": debug,
        "connection_info": {"app_id": app_id},
    }


def goodbye(reason: Parting) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": HOST}}


def envelope(envelope_id: str, parcel: Parcel) -> Json:
    """Retries are named for events only. slack_sdk's tests, mock_socket_mode_server.py."""
    written: Json = {
        "envelope_id": envelope_id,
        "payload": parcel.payload,
        "type": TYPES.get(parcel.kind, "interactive"),
        "accepts_response_payload": parcel.kind in ANSWERED,
    }
    if parcel.is_event:
        written |= {"retry_attempt": parcel.retry, "retry_reason": parcel.reason}
    return written


def acknowledged(text: str) -> tuple[str, str]:
    """The envelope_id of an acknowledgement and its payload as an HTTP body; "" where it names none."""
    try:
        said = json.loads(text)
    except ValueError:
        return "", ""
    if not isinstance(said, dict) or not isinstance(said.get("envelope_id"), str):
        return "", ""
    payload = said.get("payload")
    return said["envelope_id"], json.dumps(payload) if payload else ""
