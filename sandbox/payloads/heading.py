"""What every interaction begins with: who acted, in which workspace, for which app."""

from typing import Any

from sandbox.workspace import Channel, Person, Workspace

VERIFICATION_TOKEN = "sandbox-verification-token"  # noqa: S105  (deprecated by Slack, still sent)


def heading(ws: Workspace, kind: str, person: Person, *, own_team: bool = False) -> dict[str, Any]:
    """own_team: what comes from a view names the person's own team, which differs in Slack Connect."""
    team = ws.teams[person.team_id] if own_team else ws.team
    return {
        "type": kind,
        "enterprise": None,
        "team": {"id": team.id, "domain": team.domain},
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team_id},
        "api_app_id": ws.app_id,
        "token": VERIFICATION_TOKEN,
        "is_enterprise_install": False,
    }


def channel_name(channel: Channel) -> str:
    return {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)
