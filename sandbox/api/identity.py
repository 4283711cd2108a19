"""Who am I and where: api.test, auth.test, bots.info, emoji.list, team.info."""

from sandbox.api.arguments import flag, text
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import bot_profile
from sandbox.workspace import Json


@method("api.test")
def test_api(request: Request) -> Json:
    if error := text(request, "error"):
        raise Refused(error, args=request.arguments)
    return {"args": request.arguments}


@method("auth.test")
def test_auth(request: Request) -> Json:
    ws, me = request.ws, request.actor
    shown = {
        "url": f"{ws.config.address}/",
        "team": ws.team.name,
        "user": me.name,
        "team_id": ws.team.id,
        "user_id": me.id,
        "is_enterprise_install": False,
    }
    return shown | ({"bot_id": ws.bot_id} if me.is_bot else {})


@method("bots.info")
def bot_info(request: Request) -> Json:
    """There is one bot here, the app's own."""
    wanted = text(request, "bot")
    if not wanted:
        raise Refused("missing_argument")
    if wanted != request.ws.bot_id:
        raise Refused("bot_not_found")
    return {"bot": bot_profile(request.ws)}


@method("emoji.list")
def emoji(request: Request) -> Json:
    """The workspace's own emoji; an alias points at another by name."""
    shown: Json = {"emoji": request.ws.emoji, "cache_ts": f"{request.ws.clock.now():.6f}"}
    return shown | ({"categories": []} if flag(request, "include_categories") else {})


@method("team.info")
def team_info(request: Request) -> Json:
    team = request.ws.teams.get(text(request, "team", request.ws.team.id))
    if team is None:
        raise Refused("team_not_found")
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}}
