"""The tokens that were handed out: whose each is, what it may do, and whether it still lives."""

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

TokenKind = Literal["bot", "user", "app"]
TokenState = Literal["active", "revoked", "uninstalled"]
PREFIXES: dict[TokenKind, str] = {"bot": "xoxb", "user": "xoxp", "app": "xapp"}
CODE_LIFETIME = 10 * 60  # docs.slack.dev, "Installing with OAuth": a code expires after ten minutes


@dataclass(frozen=True, slots=True)
class Token:
    """scopes None grants everything; an app-level token belongs to nobody."""

    value: str
    kind: TokenKind
    user_id: str = ""
    scopes: tuple[str, ...] | None = None
    state: TokenState = "active"

    @property
    def refusal(self) -> str | None:
        """The error code of a token that is dead. slack-api-ref, chat.postMessage: errors."""
        if self.state == "active":
            return None
        return "account_inactive" if self.state == "uninstalled" and self.kind != "user" else "token_revoked"


@dataclass(frozen=True, slots=True)
class OauthCode:
    """What a person brings back from Slack's page "Allow", to be exchanged once."""

    user_id: str
    redirect_uri: str
    expires: float


def first_tokens(ws: "Workspace") -> dict[str, Token]:
    """The two that the configuration names: the bot's and the app's own."""
    granted = None if ws.manifest.scopes is None else tuple(sorted(ws.manifest.scopes))
    bot = Token(ws.config.bot_token, "bot", ws.bot.id, granted)
    return {token.value: token for token in (bot, Token(ws.config.app_token, "app"))}


def issue(ws: "Workspace", kind: TokenKind, user_id: str, scopes: tuple[str, ...] | None) -> Token:
    token = Token(f"{PREFIXES[kind]}-{secrets.token_hex(12)}", kind, user_id, scopes)
    ws.tokens[token.value] = token
    return token


def issue_code(ws: "Workspace", user_id: str, redirect_uri: str) -> str:
    code = secrets.token_hex(12)
    ws.oauth_codes[code] = OauthCode(user_id, redirect_uri, ws.clock.now() + CODE_LIFETIME)
    return code


def is_installed(ws: "Workspace") -> bool:
    """As long as the bot has a token that lives."""
    return any(token.kind == "bot" and token.state == "active" for token in ws.tokens.values())


def revoke(ws: "Workspace", token: Token) -> None:
    """The token dies and the app hears of it. docs.slack.dev, tokens_revoked."""
    ws.tokens[token.value] = replace(token, state="revoked")
    _tell_revoked(ws, [token])


def uninstall(ws: "Workspace") -> None:
    """All tokens of the app die with it. docs.slack.dev, app_uninstalled."""
    living = [token for token in ws.tokens.values() if token.state == "active" and token.kind != "app"]
    for token in living:
        ws.tokens[token.value] = replace(token, state="uninstalled")
    ws.courier.post_event(ws, {"type": "app_uninstalled"}, None)
    _tell_revoked(ws, living)


def _tell_revoked(ws: "Workspace", tokens: list[Token]) -> None:
    people = {
        "oauth": [token.user_id for token in tokens if token.kind == "user"],
        "bot": [token.user_id for token in tokens if token.kind == "bot"],
    }
    ws.courier.post_event(ws, {"type": "tokens_revoked", "tokens": people}, None)
