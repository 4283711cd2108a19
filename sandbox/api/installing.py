"""oauth.v2.access, auth.revoke and apps.uninstall: a token's birth and death."""

import base64
import binascii

from sandbox.api.arguments import flag, text
from sandbox.api.registry import Refused, Request, method
from sandbox.api.scopes import BOT_SCOPES
from sandbox.tokens import OauthCode, issue, revoke, uninstall
from sandbox.workspace import Json


@method("oauth.v2.access")
def access(request: Request) -> Json:
    """A code for a bot token with the manifest's scopes. docs.slack.dev, "Installing with OAuth"."""
    ws = request.ws
    _check_app(request, *(_basic(request) or (text(request, "client_id"), text(request, "client_secret"))))
    code, granted = _redeemed(request), ws.manifest.scopes
    if granted is not None and not granted:
        raise Refused("no_scopes")
    scopes = None if granted is None else tuple(sorted(granted))
    return {
        "access_token": issue(ws, "bot", ws.bot.id, scopes).value,
        "token_type": "bot",
        "scope": ",".join(sorted(BOT_SCOPES) if scopes is None else scopes),
        "bot_user_id": ws.bot.id,
        "app_id": ws.app_id,
        "team": {"id": ws.team.id, "name": ws.team.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": code.user_id},
    }


@method("auth.revoke")
def revoke_token(request: Request) -> Json:
    if flag(request, "test"):
        return {"revoked": False}
    revoke(request.ws, request.token)
    return {"revoked": True}


@method("apps.uninstall")
def uninstall_app(request: Request) -> Json:
    _check_app(request, text(request, "client_id"), text(request, "client_secret"))
    uninstall(request.ws)
    return {}


def _redeemed(request: Request) -> OauthCode:
    """A code is good once, for ten minutes, and for the address that it was asked with."""
    ws, kind = request.ws, text(request, "grant_type") or "authorization_code"
    if kind == "refresh_token":
        raise Refused("invalid_refresh_token")
    if kind != "authorization_code":
        raise Refused("invalid_grant_type")
    code = ws.oauth_codes.get(text(request, "code"))
    if code is None or ws.clock.now() > code.expires:
        raise Refused("invalid_code")
    if code.redirect_uri != text(request, "redirect_uri"):
        raise Refused("bad_redirect_uri")
    del ws.oauth_codes[text(request, "code")]
    return code


def _check_app(request: Request, client_id: str, client_secret: str) -> None:
    config = request.ws.config
    if client_id != config.client_id:
        raise Refused("invalid_client_id")
    if client_secret != config.client_secret:
        raise Refused("bad_client_secret")


def _basic(request: Request) -> tuple[str, str] | None:
    """slack-api-ref, oauth.v2.access: the two may come by HTTP Basic."""
    scheme, _, encoded = request.asked.authorization.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, _, secret = base64.b64decode(encoded).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return name, secret
