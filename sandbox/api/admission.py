"""Which token calls, and may it call this method at all?"""

from sandbox.api.registry import Demand, Refused
from sandbox.tokens import Token
from sandbox.workspace import Workspace

APP_LEVEL = {"apps.connections.open"}  # docs.slack.dev, "Tokens": app-level tokens
NOBODY = Token("", "app")


def admit(ws: Workspace, method: str, demand: Demand, given: str) -> Token:
    """slack-api-ref, chat.postMessage: the errors that every method with a token has."""
    if not demand.wants_token:
        return NOBODY
    if not given:
        raise Refused("not_authed")
    token = ws.tokens.get(given)
    if token is None:
        raise Refused("invalid_auth")
    if token.refusal:
        raise Refused(token.refusal)
    if (token.kind == "app") != (method in APP_LEVEL) or (
        token.kind == "user" and demand.user_scopes is None
    ):
        raise Refused("not_allowed_token_type")
    return token
