"""Who am I and where: api.test, auth.test, team.info."""

from sandbox.api.arguments import text
from sandbox.api.registry import Refused, Request, method
from sandbox.workspace import Json


@method("api.test")
def test_api(request: Request) -> Json:
    if error := text(request, "error"):
        raise Refused(error, args=request.arguments)
    return {"args": request.arguments}


@method("auth.test")
def test_auth(request: Request) -> Json:
    ws = request.ws
    return {
        "url": f"{ws.config.address}/",
        "team": ws.team.name,
        "user": ws.bot.name,
        "team_id": ws.team.id,
        "user_id": ws.bot.id,
        "bot_id": ws.bot_id,
        "is_enterprise_install": False,
    }


@method("team.info")
def team_info(request: Request) -> Json:
    team = request.ws.teams.get(text(request, "team", request.ws.team.id))
    if team is None:
        raise Refused("team_not_found")
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}}
