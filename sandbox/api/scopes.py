"""Does the manifest grant what a method needs?"""

from sandbox.api.registry import Refused, Request
from sandbox.workspace import ChannelKind

# docs.slack.dev, "Conversations API": each kind of conversation has its own family of scopes
FAMILY: dict[ChannelKind, str] = {"channel": "channels:", "private": "groups:", "im": "im:", "mpim": "mpim:"}


def demand_scope(request: Request) -> None:
    """One of the method's scopes must be granted."""
    _demand_one_of(request, request.demand.scopes)


def demand_scope_for(request: Request, kind: ChannelKind) -> None:
    """In the conversations family the scope must fit the kind of channel."""
    fitting = tuple(scope for scope in request.demand.scopes if scope.startswith(FAMILY[kind]))
    _demand_one_of(request, fitting)


def _demand_one_of(request: Request, scopes: tuple[str, ...]) -> None:
    granted = request.ws.manifest.scopes
    if granted is None or not scopes or not granted.isdisjoint(scopes):
        return
    raise Refused("missing_scope", needed=",".join(scopes), provided=",".join(sorted(granted)))
