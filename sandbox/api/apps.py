"""apps.connections.open."""

from sandbox.api.registry import Refused, Request, method
from sandbox.workspace import Json


@method("apps.connections.open")
def open_connection(request: Request) -> Json:
    """An address for one Socket Mode connection. docs.slack.dev, apps.connections.open."""
    ws = request.ws
    if not ws.courier.sockets.enabled:
        # slack.md, "Socket Mode": link_disabled; Slack's code for this call is not written anywhere
        raise Refused("access_denied")
    ticket = ws.courier.sockets.issue_ticket()
    address = ws.config.address.replace("http://", "ws://", 1)
    return {"url": f"{address}/link/?ticket={ticket}&app_id={ws.app_id}"}
