"""usergroups.list and usergroups.users.list."""

from sandbox.api.arguments import flag, text
from sandbox.api.registry import Refused, Request, method
from sandbox.people.profiles import UserGroup
from sandbox.workspace import Json


@method("usergroups.list")
def listing(request: Request) -> Json:
    """Disabled groups, members and counts only when asked for."""
    disabled = flag(request, "include_disabled")
    groups = [each for each in request.ws.user_groups.values() if disabled or not each.disabled]
    return {"usergroups": [_shown(request, each) for each in groups]}


@method("usergroups.users.list")
def users(request: Request) -> Json:
    group = request.ws.user_groups.get(text(request, "usergroup"))
    if group is None or (group.disabled and not flag(request, "include_disabled")):
        raise Refused("no_such_subteam")
    return {"users": group.users}


def _shown(request: Request, group: UserGroup) -> Json:
    shown: Json = {
        "id": group.id,
        "team_id": request.ws.team.id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": group.description,
        "handle": group.handle,
        "is_external": False,
        "date_create": group.created,
        "date_update": group.created,
        "date_delete": group.created if group.disabled else 0,
        "auto_type": None,
        "created_by": group.creator,
        "updated_by": group.creator,
        "deleted_by": group.creator if group.disabled else None,
        "prefs": {"channels": [], "groups": []},
    }
    if flag(request, "include_users"):
        shown["users"] = group.users
    if flag(request, "include_count"):
        shown["user_count"] = len(group.users)
    return shown
